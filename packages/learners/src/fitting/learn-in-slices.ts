import type { RowTargets } from '@classmark/linear';
import { yieldToEvents } from '../yield-to-events.js';
import type { BlockLearner, LossSum } from './learn-pass.js';

/** Rows between two reports. */
const sliceRows = 1_024;

/** What learns the rows `from` to `to - 1` of a block's order. */
interface RowLearner {
  learn(block: RowTargets, from: number, to: number): LossSum;
}

/** Learns in the caller's thread, and lets events come through between slices. */
export function learnInSlices(learner: RowLearner): BlockLearner {
  return {
    mostLeft: 0,
    async learn(block, learnt) {
      for (let from = 0; from < block.order.length; from += sliceRows) {
        const to = Math.min(block.order.length, from + sliceRows);
        learnt(to - from, learner.learn(block, from, to));
        await yieldToEvents();
      }
    },
  };
}
