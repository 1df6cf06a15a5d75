import type { StoredChunk } from '@classmark/database';
import type { TrainingProgress } from '@classmark/learners';
import type { ThreadContract } from '@classmark/runtime';
import type { TrainedTask } from './training-thread.js';

/** A version to learn on from; what was decided since, and the held-out documents, are asked for. */
export interface UpdateTask {
  readonly artefact: Uint8Array;
  readonly provenance: Readonly<Record<string, unknown>>;
}

export interface UpdateQuestion {
  readonly part: 'decisions' | 'heldOut';
  readonly afterId: string;
}

/** What was decided was of held-out documents alone, so that nothing may be learnt. */
export interface NothingDecided {
  readonly kind: 'nothing-decided';
}

export const updateThread: ThreadContract<
  UpdateTask,
  UpdateQuestion,
  StoredChunk,
  TrainingProgress,
  TrainedTask | NothingDecided
> = { script: new URL('./update.js', import.meta.url) };
