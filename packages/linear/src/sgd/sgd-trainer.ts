import type { KernelMemory } from '@classmark/math';
import { pickSubjects, type SubjectModel } from '../subject-model.js';
import { placeBlock } from './block-addresses.js';
import { finishWeights, foldScale } from './finish-weights.js';
import { KernelCopies } from './kernel-copies.js';
import { learnRows, type RowTargets } from './learn-rows.js';
import { clearLosses, sumLosses } from './loss-at.js';
import { canRunSgdKernel, SgdKernel } from './sgd-kernel.js';
import type { SgdPlan, SgdShape } from './sgd-plan.js';
import { beginPlan, createSgdState, readSettings, type SgdState } from './sgd-state.js';

/** What a trainer has learnt, to go on from. */
export type SavedTrainer = Pick<SgdState, (typeof savedArrays)[number]>;
const savedArrays = ['numbers', 'weights', 'averages', 'paid', 'intercepts', 'interceptSums'] as const;

/**
 * Stochastic gradient descent for all subjects at once over streamed rows: one look at a column's weights serves them
 * all. Memory: 4 bytes × columns × stride, twice where averaged; nothing for rows. `begin` makes ready for subjects, as
 * often as there are groups of them.
 */
export class SgdTrainer {
  private readonly learnBlock: (block: RowTargets) => void;

  /** @param memory that the state lies in, for a kernel to work there; without it, it is done in plain TypeScript */
  constructor(
    readonly state: SgdState,
    memory?: KernelMemory,
  ) {
    if (!memory) {
      this.learnBlock = (block) => learnPlainly(state, block);
      return;
    }
    const kernel = new SgdKernel(memory, state);
    const copies = new KernelCopies(memory);
    this.learnBlock = (block) => kernel.learn(placeBlock(block, memory, copies));
  }

  /** Forgets what was learnt. */
  begin(plan: SgdPlan): void {
    beginPlan(this.state, plan);
  }

  /**
   * Learns rows `from` to `to - 1` of the block's order. Unknown cells change nothing.
   * @returns the sum of the losses before each step, and the number of known cells
   */
  learn(block: RowTargets, from: number, to: number): { loss: number; cells: number } {
    const { state } = this;
    const { subjects } = readSettings(state);
    clearLosses(state.numbers);
    const order = block.order.subarray(from, to);
    const targets = block.targets.subarray(from * subjects, to * subjects);
    this.learnBlock({ ...block, order, targets });
    return sumLosses(state.numbers);
  }

  /** Begins from weights other than 0, set one by one. */
  setWeights(fill: (set: (column: number, k: number, weight: number) => void) => void): void {
    const { stride } = readSettings(this.state);
    fill((column, k, weight) => {
      this.state.weights[column * stride + k] = weight;
    });
  }

  /** A copy of what has been learnt. */
  save(): SavedTrainer {
    const { numbers, weights, averages, paid, intercepts, interceptSums } = this.state;
    return {
      numbers: numbers.slice(),
      weights: weights.slice(),
      averages: averages.slice(),
      paid: paid.slice(),
      intercepts: intercepts.slice(),
      interceptSums: interceptSums.slice(),
    };
  }

  /** Goes on from what a trainer of the same shape and plan had saved; throws RangeError where it was another. */
  restore(saved: SavedTrainer): void {
    for (const name of savedArrays) {
      if (saved[name].length !== this.state[name].length)
        throw new RangeError(`The saved ${name} are of another trainer.`);
      this.state[name].set(saved[name]);
    }
  }

  /** Each subject without the weights that are smaller than `smallestShare` of its largest. Ends what was begun. */
  finish(smallestShare: number): SubjectModel[] {
    const { subjects, stride } = readSettings(this.state);
    const intercepts = finishWeights(this.state);
    const picked = pickSubjects({ values: this.state.weights, stride }, subjects, smallestShare);
    return picked.map((weights, k) => ({ intercept: intercepts[k], ...weights }));
  }
}

/** @param memory where a kernel is to work, if the engine can run it: without, the same is done in plain TypeScript */
export function createSgdTrainer(shape: SgdShape, memory?: KernelMemory): SgdTrainer {
  const own = memory && canRunSgdKernel() ? memory : undefined;
  return new SgdTrainer(createSgdState(shape, own), own);
}

function learnPlainly(state: SgdState, block: RowTargets): void {
  const { subjects } = readSettings(state);
  const { length } = block.order;
  for (let done = 0; done < length; ) {
    const order = block.order.subarray(done);
    done += learnRows(state, { ...block, order, targets: block.targets.subarray(done * subjects) });
    if (done < length) foldScale(state);
  }
}
