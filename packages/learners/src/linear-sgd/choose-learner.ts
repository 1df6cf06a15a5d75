import type { FitContext } from '@classmark/learner';
import { type SgdTrainer, ThreadedTrainer } from '@classmark/linear';
import type { KernelMemory } from '@classmark/math';
import { learnInSlices } from '../fitting/learn-in-slices.js';
import type { BlockLearner } from '../fitting/learn-pass.js';

/** What learns blocks, and ends with the fit. */
export interface EndingLearner extends BlockLearner, AsyncDisposable {}

/** Learns in another thread where the app gives one and there is a kernel's memory to share, else in this one. */
export function chooseLearner(
  trainer: SgdTrainer,
  memory: KernelMemory | undefined,
  { threads }: FitContext,
): EndingLearner {
  if (!memory || !threads || threads.count === 0) {
    return { ...learnInSlices(trainer), [Symbol.asyncDispose]: async () => {} };
  }
  const threaded = new ThreadedTrainer(trainer, memory, (entry, task) => threads.start(entry, task));
  return {
    isConcurrent: true,
    learn: async (block, learnt) => learnt(block.order.length, await threaded.learn(block)),
    [Symbol.asyncDispose]: () => threaded.stop(),
  };
}
