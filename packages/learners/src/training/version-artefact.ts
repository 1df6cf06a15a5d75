import {
  calibrationSchema,
  promiseScopes,
  reviewOnlyReasonSchema,
  shareSchema,
  thresholdBasisSchema,
} from '@classmark/evaluation';
import { ArtefactError, type Learner } from '@classmark/learner';
import { z } from 'zod';
import { decodeArtefact, decodeWeights, encodeArtefact } from '../artefact/artefact.js';
import { isLearnerId, loadLearner } from '../registry.js';
import type { Classifier } from './classifier.js';
import type { KnownWordsFloor } from './scoring-model.js';

/** Everything a training run made, as one file holds it; metrics stay outside. */
export interface TrainedVersion<Weights = unknown> {
  readonly learner: Learner<unknown, Weights>;
  readonly parameters: unknown;
  readonly weights: Weights;
  readonly classifiers: readonly Classifier[];
  /** Whether each document gets at least its likeliest subject when decided for F1. */
  readonly giveOne: boolean;
  readonly knownWordsFloor: KnownWordsFloor | null;
  /** Data fingerprint, counts of labels by source, code version, seed: whatever tells where it came from, as JSON. */
  readonly provenance: Readonly<Record<string, unknown>>;
}

const count = z.int().min(0);
/** Former versions do not say what is in the test set. */
const inTestSet = count.default(0);
const skipReasonSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('no-labels'), inTestSet }),
  z.object({ code: z.literal('no-positives'), negatives: count, inTestSet }),
  z.object({ code: z.literal('no-negatives'), positives: count, isUniversal: z.boolean(), inTestSet }),
]);

const classifierSchema: z.ZodType<Classifier> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('skipped'), subject: z.string(), reason: skipReasonSchema }),
  z.object({
    state: z.literal('trained'),
    subject: z.string(),
    column: count,
    calibration: calibrationSchema,
    targetPrecision: shareSchema,
    /** Versions of before promise it for each subject. */
    promise: z.enum(promiseScopes).default('each'),
    acceptThreshold: shareSchema.nullable(),
    reviewThreshold: shareSchema,
    reviewOnly: reviewOnlyReasonSchema.nullable(),
    thresholdBasis: thresholdBasisSchema,
    metrics: z.null(),
  }),
]);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Versions of before call the threshold basis evidence, and the training prevalence a share. */
function renameBasis(classifier: unknown): unknown {
  if (!isRecord(classifier)) return classifier;
  const { evidence, thresholdBasis: basis = evidence, ...others } = classifier;
  if (!isRecord(basis) || !('trainingShare' in basis)) return { ...others, thresholdBasis: basis };
  const { trainingShare: trainingPrevalence, ...kept } = basis;
  return { ...others, thresholdBasis: { ...kept, trainingPrevalence } };
}

const metadataSchema = z.object({
  parameters: z.unknown(),
  classifiers: z.array(z.preprocess(renameBasis, classifierSchema)),
  giveOne: z.boolean(),
  /** Versions of before it was kept have none. */
  knownWordsFloor: z.object({ share: shareSchema, words: count }).nullable().default(null),
  provenance: z.record(z.string(), z.unknown()),
});

/** One safetensors file; the same version gives the same bytes. */
export function encodeVersion<Weights>(version: TrainedVersion<Weights>): Uint8Array {
  const { learner, weights, parameters, giveOne, knownWordsFloor, provenance } = version;
  const classifiers = version.classifiers.map((c) => (c.state === 'trained' ? { ...c, metrics: null } : c));
  const entries = Object.entries({ parameters, classifiers, giveOne, knownWordsFloor, provenance });
  return encodeArtefact({
    learner: learner.id,
    weights: learner.encode(weights),
    metadata: Object.fromEntries(entries.map(([key, value]) => [key, JSON.stringify(value)])),
  });
}

function parseMetadata(metadata: Readonly<Record<string, string>>): z.output<typeof metadataSchema> {
  try {
    return metadataSchema.parse(
      Object.fromEntries(Object.entries(metadata).map(([key, text]): [string, unknown] => [key, JSON.parse(text)])),
    );
  } catch (error) {
    throw new ArtefactError('The description of the subjects in this model is damaged.', { cause: error });
  }
}

/** Throws ArtefactError where the bytes are damaged, of something else, of a newer format or of an unknown learner. */
export async function decodeVersion(bytes: Uint8Array): Promise<TrainedVersion> {
  const artefact = decodeArtefact(bytes);
  const { parameters, classifiers, giveOne, knownWordsFloor, provenance } = parseMetadata(artefact.metadata);
  if (!isLearnerId(artefact.learner)) {
    throw new ArtefactError(
      `The model was trained by the learner "${artefact.learner}", which this Classmark does not have.`,
    );
  }
  const learner = await loadLearner(artefact.learner);
  const weights = decodeWeights(learner, artefact);
  return { learner, parameters, weights, classifiers, giveOne, knownWordsFloor, provenance };
}
