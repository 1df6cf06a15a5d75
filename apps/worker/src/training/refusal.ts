import { ParameterError } from '@classmark/learner';
import { NothingToTrainError } from '@classmark/learners';

/** Why a training ends without a result, where somebody can do something about it. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: 'NOTHING_TO_TRAIN' | 'INVALID_INPUT';
  readonly message: string;
}

/** Errors do not keep their class on the way out of a thread. Throws what is a fault. */
export function refusalOf(error: unknown): Refusal {
  const kind = 'refused';
  if (error instanceof NothingToTrainError) return { kind, code: 'NOTHING_TO_TRAIN', message: error.message };
  if (error instanceof ParameterError) return { kind, code: 'INVALID_INPUT', message: error.message };
  throw error;
}
