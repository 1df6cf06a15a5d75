import type { FitContext } from '@classmark/learner';
import type { LabelledRows } from '@classmark/linear';
import { type Random, shuffle } from '@classmark/math';
import { yieldToEvents } from '../yield-to-events.js';
import type { RowPool } from './row-pool.js';
import { type SubjectGroup, targetsOf } from './targets.js';

/** Rows between two reports. */
const sliceRows = 1_024;

/** What learns from rows: `order[from]` to `order[to - 1]`, in that order. Gives loss and known cells before it did. */
export interface RowLearner {
  learn(block: LabelledRows, order: Uint32Array, from: number, to: number): { loss: number; cells: number };
}

/** What passes go over, and how they are counted. */
export interface PassPlan {
  readonly pool: RowPool;
  readonly random: Random;
  /** Documents with a known cell. */
  readonly documents: number;
  /** All passes over the corpus, the survey among them. */
  readonly passes: number;
}

/**
 * Learns one pass, each block's rows in random order.
 * @param pass its number among all passes, from 1
 * @throws the signal's reason when aborted
 */
export async function learnPass(
  { pool, random, documents, passes }: PassPlan,
  { learner, group }: { readonly learner: RowLearner; readonly group: SubjectGroup },
  pass: number,
  context: FitContext,
): Promise<void> {
  const total = documents * passes;
  let chunk = 0;
  let done = documents * (pass - 1);
  for await (const { rows, labels } of pool.blocks(context.signal)) {
    const targets = targetsOf(labels, group);
    const order = Uint32Array.from(labels, (_, row) => row);
    shuffle(order, random);
    for (let from = 0; from < order.length; from += sliceRows) {
      context.signal.throwIfAborted();
      const to = Math.min(order.length, from + sliceRows);
      const { loss, cells } = learner.learn({ rows, targets }, order, from, to);
      chunk += 1;
      done += to - from;
      const meanLoss = cells === 0 ? null : loss / cells;
      context.onProgress({ phase: 'fit', pass, passes, chunk, done, total, loss: meanLoss });
      await yieldToEvents();
    }
  }
  context.signal.throwIfAborted();
}

/** Passes so that documents are visited about `visits` times in all, within bounds. */
export function choosePasses(documents: number, visits: number, [least, most]: readonly [number, number]): number {
  return Math.min(most, Math.max(least, Math.round(visits / Math.max(1, documents))));
}
