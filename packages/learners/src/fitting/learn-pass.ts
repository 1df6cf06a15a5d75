import type { FitContext } from '@classmark/learner';
import type { RowTargets } from '@classmark/linear';
import { createRandom, hashInt, type KernelMemory, type SparseRows, shuffle } from '@classmark/math';
import type { PassStart, RowBlock, RowPool } from './row-pool.js';
import { type SubjectGroup, targetsOf } from './targets.js';

/** The sum of losses before each step, and how many known cells they were of. */
export interface LossSum {
  readonly loss: number;
  readonly cells: number;
}

/** What learns a block's rows in their order. */
export interface BlockLearner<Rows = SparseRows> {
  /** How many blocks may be left to learn while the next is made: more than 0 if it learns in another thread. */
  readonly mostLeft: number;
  learn(block: RowTargets<Rows>, learnt: (rows: number, sum: LossSum) => void): Promise<void>;
}

/** What passes go over, and how they are counted. */
export interface PassPlan<Rows = SparseRows> {
  readonly pool: RowPool<Rows>;
  /** The memory that the pool's rows lie in, where it is a kernel's. */
  readonly memory?: KernelMemory;
  readonly seed: number;
  /** Documents with a known cell; until a pass has told, an estimate will do. */
  readonly documents: number;
  /** All passes over the corpus, the survey among them. */
  readonly passes: number;
}

/** One pass for one group of subjects. */
export interface Pass<Rows = SparseRows> {
  readonly learner: BlockLearner<Rows>;
  readonly group: SubjectGroup;
  /** Its number among all passes, from 1. */
  readonly number: number;
  /** Its number among the group's, which sets the order of rows: subjects learn alike in any group. */
  readonly round: number;
  readonly start?: PassStart;
  /** Alters targets in place before they are learnt. */
  readonly sample?: (targets: Int8Array, block: RowBlock<Rows>, order: Uint32Array) => void;
  /** Called between two blocks: behind the last that the learner was given, all of which `untilLearnt` waits for. */
  readonly onPlace?: (place: PassStart, untilLearnt: () => Promise<unknown>) => void | Promise<void>;
}

/**
 * Learns one pass, each block's rows in random order.
 * @returns how many documents with a known cell there are
 * @throws the signal's reason when aborted
 */
export async function learnPass<Rows>(plan: PassPlan<Rows>, pass: Pass<Rows>, context: FitContext): Promise<number> {
  const { documents, passes } = plan;
  let chunk = 0;
  let done = pass.start?.documents ?? 0;
  const learnt = (rows: number, { loss, cells }: LossSum): void => {
    context.signal.throwIfAborted();
    chunk += 1;
    done += rows;
    const before = documents * (pass.number - 1);
    const total = Math.max(documents * passes, before + done);
    const meanLoss = cells === 0 ? null : loss / cells;
    const at = { pass: pass.number, passes, chunk };
    context.onProgress({ phase: 'fit', ...at, done: before + done, total, loss: meanLoss });
  };
  const learning: Promise<void>[] = [];
  const untilLearnt = (): Promise<unknown> => Promise.all(learning);
  let place: PassStart | null = null;
  try {
    for await (const block of plan.pool.blocks(context.signal, pass.start)) {
      if (place) await pass.onPlace?.(place, untilLearnt);
      const last = pass.learner.learn(orderBlock(plan, pass, block), learnt);
      last.catch(() => {});
      learning.push(last);
      while (learning.length > pass.learner.mostLeft) await learning.shift();
      place = { blocks: block.number + 1, documents: block.first + block.labels.length };
    }
  } finally {
    await untilLearnt();
  }
  context.signal.throwIfAborted();
  return done;
}

function orderBlock<Rows>(
  { seed, memory }: PassPlan<Rows>,
  { group, round, sample }: Pass<Rows>,
  block: RowBlock<Rows>,
): RowTargets<Rows> {
  const order = Uint32Array.from(block.labels, (_, row) => row);
  shuffle(order, createRandom(hashInt(block.number, hashInt(round, seed | 0))));
  const targets = targetsOf(block.labels, order, group);
  sample?.(targets, block, order);
  return { rows: block.rows, order, targets, memory };
}

/** Passes so that documents are visited about `visits` times in all, within bounds. */
export function choosePasses(documents: number, visits: number, [least, most]: readonly [number, number]): number {
  return Math.min(most, Math.max(least, Math.round(visits / Math.max(1, documents))));
}
