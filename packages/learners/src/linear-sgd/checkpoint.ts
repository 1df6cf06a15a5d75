import { ArtefactError, type Checkpoint, type CountedLabels } from '@classmark/learner';
import type { SavedTrainer, SubjectModel } from '@classmark/linear';
import { z } from 'zod';
import { checkLength, getFloat32, getFloat64, getUint32 } from '../artefact/tensors.js';
import { decodeHashedModel, encodeHashedModel } from '../features/codec.js';
import type { HashedModel } from '../features/hashed-model.js';

/** Where a fit stands: in which group's which pass, behind so many blocks and documents of it. */
const placeSchema = z.object({
  /** Tells fits of other parameters, subjects or seeds. */
  fit: z.string(),
  documents: z.int().min(0),
  /** Made before learning began. */
  passes: z.int().min(0),
  group: z.int().min(0),
  round: z.int().min(0),
  start: z.object({ blocks: z.int().min(0), documents: z.int().min(0) }),
  /** How many documents' words have been noted. */
  noted: z.int().min(0),
});

export interface FitState extends z.infer<typeof placeSchema> {
  readonly counted: CountedLabels;
  readonly model: HashedModel;
  /** `[2^bits]`, or empty. */
  readonly wordMarks: Uint32Array;
  /** Of the groups before. */
  readonly finished: readonly SubjectModel[];
  readonly trainer: SavedTrainer;
}

export function encodeCheckpoint({ counted, model, wordMarks, finished, trainer, ...place }: FitState): Checkpoint {
  const features = encodeHashedModel(model);
  const starts = new Uint32Array(finished.length + 1);
  for (const [i, { columns }] of finished.entries()) starts[i + 1] = starts[i] + columns.length;
  const columns = new Uint32Array(starts.at(-1) ?? 0);
  const weights = new Float32Array(columns.length);
  for (const [i, subject] of finished.entries()) {
    columns.set(subject.columns, starts[i]);
    weights.set(subject.weights, starts[i]);
  }
  const uint32 = (data: Uint32Array) => ({ dtype: 'U32', shape: [data.length], data }) as const;
  const float32 = (data: Float32Array) => ({ dtype: 'F32', shape: [data.length], data }) as const;
  const float64 = (data: Float64Array) => ({ dtype: 'F64', shape: [data.length], data }) as const;
  return {
    tensors: {
      ...features.tensors,
      'counted.positives': uint32(counted.positives),
      'counted.negatives': uint32(counted.negatives),
      'noted.marks': uint32(wordMarks),
      'finished.intercepts': float64(Float64Array.from(finished, ({ intercept }) => intercept)),
      'finished.starts': uint32(starts),
      'finished.columns': uint32(columns),
      'finished.weights': float32(weights),
      'trainer.numbers': float64(trainer.numbers),
      'trainer.intercepts': float64(trainer.intercepts),
      'trainer.interceptSums': float64(trainer.interceptSums),
      'trainer.weights': float32(trainer.weights),
      'trainer.averages': float32(trainer.averages),
      'trainer.paid': float32(trainer.paid),
    },
    metadata: { ...features.metadata, checkpoint: JSON.stringify(placeSchema.parse(place)) },
  };
}

/** Throws ArtefactError where it is damaged, or of another fit. */
export function decodeCheckpoint(checkpoint: Checkpoint, fit: string): FitState {
  const place = parsePlace(checkpoint.metadata.checkpoint);
  if (place.fit !== fit) {
    throw new ArtefactError('The checkpoint is of a fit with other parameters, subjects or another seed.');
  }
  const positives = getUint32(checkpoint, 'counted.positives');
  const negatives = getUint32(checkpoint, 'counted.negatives');
  checkLength('counted.negatives', negatives.length, positives.length);
  return {
    ...place,
    counted: { documents: place.documents, positives, negatives },
    model: decodeHashedModel(checkpoint),
    wordMarks: getUint32(checkpoint, 'noted.marks'),
    finished: decodeFinished(checkpoint),
    trainer: {
      numbers: getFloat64(checkpoint, 'trainer.numbers'),
      intercepts: getFloat64(checkpoint, 'trainer.intercepts'),
      interceptSums: getFloat64(checkpoint, 'trainer.interceptSums'),
      weights: getFloat32(checkpoint, 'trainer.weights'),
      averages: getFloat32(checkpoint, 'trainer.averages'),
      paid: getFloat32(checkpoint, 'trainer.paid'),
    },
  };
}

function decodeFinished(checkpoint: Checkpoint): SubjectModel[] {
  const intercepts = getFloat64(checkpoint, 'finished.intercepts');
  const starts = getUint32(checkpoint, 'finished.starts');
  const columns = getUint32(checkpoint, 'finished.columns');
  const weights = getFloat32(checkpoint, 'finished.weights');
  checkLength('finished.starts', starts.length, intercepts.length + 1);
  checkLength('finished.columns', columns.length, starts.at(-1) ?? 0);
  checkLength('finished.weights', weights.length, columns.length);
  return Array.from(intercepts, (intercept, i) => ({
    intercept,
    columns: columns.slice(starts[i], starts[i + 1]),
    weights: weights.slice(starts[i], starts[i + 1]),
  }));
}

function parsePlace(text: string | undefined) {
  try {
    return placeSchema.parse(JSON.parse(text ?? ''));
  } catch (error) {
    throw new ArtefactError('The checkpoint does not say where it stands, or is damaged.', { cause: error });
  }
}
