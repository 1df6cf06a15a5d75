import { ArtefactError, type EncodedWeights, type Learner } from '@classmark/learner';
import { decodeSafetensors, encodeSafetensors } from './safetensors.js';

/** Raised when a reader of the older format could not understand the newer. */
const formatVersion = 1;
const ownKeys = ['format', 'formatVersion', 'learner'];

/** A version as one file: what its learner learnt, and what others add to it (thresholds, provenance) as text. */
export interface Artefact {
  readonly learner: string;
  readonly weights: EncodedWeights;
  /** Keys other than `format`, `formatVersion` and `learner`, and none that begins with `weights.`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** One safetensors file; the same artefact gives the same bytes. */
export function encodeArtefact({ learner, weights, metadata }: Artefact): Uint8Array {
  const own = { format: 'classmark', formatVersion: String(formatVersion), learner };
  const learners = Object.entries(weights.metadata).map(([key, value]) => [`weights.${key}`, value] as const);
  return encodeSafetensors({
    tensors: weights.tensors,
    metadata: { ...metadata, ...Object.fromEntries(learners), ...own },
  });
}

/** Throws ArtefactError where the bytes are damaged, cut short, of something else, or of a newer format. */
export function decodeArtefact(bytes: Uint8Array): Artefact {
  const { tensors, metadata } = decodeSafetensors(bytes);
  if (metadata.format !== 'classmark') throw new ArtefactError('This safetensors file is not a Classmark model.');
  const version = Number(metadata.formatVersion);
  if (!Number.isInteger(version) || version < 1) throw new ArtefactError('The format version is damaged.');
  if (version > formatVersion) {
    throw new ArtefactError(
      `The model has format ${version}; this Classmark reads formats up to ${formatVersion}. Update Classmark.`,
    );
  }
  const entries = Object.entries(metadata);
  const ofWeights = entries.filter(([key]) => key.startsWith('weights.'));
  const ofOthers = entries.filter(([key]) => !key.startsWith('weights.') && !ownKeys.includes(key));
  return {
    learner: metadata.learner ?? '',
    weights: { tensors, metadata: Object.fromEntries(ofWeights.map(([key, value]) => [key.slice(8), value])) },
    metadata: Object.fromEntries(ofOthers),
  };
}

/** The weights of an artefact, as its learner reads them. Throws ArtefactError where they are another learner's. */
export function decodeWeights<Weights>(learner: Learner<unknown, Weights>, artefact: Artefact): Weights {
  if (artefact.learner !== learner.id) {
    throw new ArtefactError(`The model was trained by the learner "${artefact.learner}", not by "${learner.id}".`);
  }
  return learner.decode(artefact.weights);
}
