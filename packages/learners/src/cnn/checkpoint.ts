import type { SavedTraining } from '@classmark/convolution';
import { ArtefactError, type Checkpoint } from '@classmark/learner';
import { z } from 'zod';
import { getFloat32 } from '../artefact/tensors.js';

/** Where a fit stands: before which document of which pass. */
const placeSchema = z.object({
  /** Tells fits of other parameters, subjects or seeds. */
  fit: z.string(),
  round: z.int().min(0),
  from: z.int().min(0),
  steps: z.int().min(0),
});

export interface CnnFitState {
  readonly fit: string;
  readonly round: number;
  readonly from: number;
  readonly training: SavedTraining;
}

const parts = ['dense', 'words'] as const;
const arrays = ['values', 'means', 'squares'] as const;

export function encodeCheckpoint({ training, ...place }: CnnFitState): Checkpoint {
  const tensors = parts.flatMap((part) =>
    arrays.map((name) => {
      const data = training[part][name];
      return [`${part}.${name}`, { dtype: 'F32', shape: [data.length], data }] as const;
    }),
  );
  const checkpoint = JSON.stringify(placeSchema.parse({ ...place, steps: training.steps }));
  return { tensors: Object.fromEntries(tensors), metadata: { checkpoint } };
}

/** Throws ArtefactError where it is damaged, or of another fit. */
export function decodeCheckpoint(checkpoint: Checkpoint, fit: string): CnnFitState {
  const place = parsePlace(checkpoint.metadata.checkpoint);
  if (place.fit !== fit) {
    throw new ArtefactError('The checkpoint is of a fit with other parameters, subjects or another seed.');
  }
  const stateOf = (part: (typeof parts)[number]) => ({
    values: getFloat32(checkpoint, `${part}.values`),
    means: getFloat32(checkpoint, `${part}.means`),
    squares: getFloat32(checkpoint, `${part}.squares`),
  });
  const training = { steps: place.steps, dense: stateOf('dense'), words: stateOf('words') };
  return { fit, round: place.round, from: place.from, training };
}

function parsePlace(text: string | undefined) {
  try {
    return placeSchema.parse(JSON.parse(text ?? ''));
  } catch (error) {
    throw new ArtefactError('The checkpoint does not say where it stands, or is damaged.', { cause: error });
  }
}
