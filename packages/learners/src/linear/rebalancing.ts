import { createDualState, type DualState } from '@classmark/linear';
import { countRows, hashInt } from '@classmark/math';
import { enlargeRows } from '../imbalance/enlarge-rows.js';
import { isEnlargement } from '../imbalance/strategies.js';
import { negativeShare, sampleNegatives } from '../imbalance/undersampling.js';
import { countClasses } from './count-classes.js';
import type { SubjectsProblem } from './subjects-problem.js';

/** Subjects with more positives in the whole training are not enlarged: they are not rare, and it would take long. */
const mostPositives = 100;
/** Of fewer positives nothing can be learnt to make more of. */
const fewestPositives = 3;

/** What a subject is learnt from. */
export interface LearningCells {
  readonly state: DualState;
  /** `[rows]` of the state: +1 yes, -1 no, 0 unknown. */
  readonly targets: Int8Array;
}

/** Does what the strategy against imbalance asks, subject by subject. */
export class Rebalancing {
  private readonly shares: Float64Array;

  constructor(
    private readonly problem: SubjectsProblem,
    private readonly state: DualState,
    private readonly order: Uint32Array,
  ) {
    this.shares = new Float64Array(problem.subjects);
  }

  /** @param targets `[rows]` of the documents; documents that are left out become unknown in it */
  prepare(subject: number, targets: Int8Array): LearningCells {
    const { imbalance, synthetic } = this.problem.parameters;
    if (imbalance === 'undersampling') this.undersample(subject, targets);
    const own = { state: this.state, targets };
    if (!isEnlargement(imbalance) || synthetic === 0) return own;
    const places = [...this.order].filter((row) => targets[row] === 1);
    const isRare = places.length >= fewestPositives && this.countInWhole(subject, places.length) <= mostPositives;
    if (!isRare) return own;
    const { rows, countedColumns, seed } = this.problem;
    const plan = { strategy: imbalance, synthetic, countedColumns, seed: hashInt(subject, seed) };
    const enlarged = enlargeRows(rows, places, plan);
    const known = new Int8Array(countRows(enlarged)).fill(1);
    known.set(targets);
    return { state: createDualState(enlarged), targets: known };
  }

  /** Where all fits of a training go by the whole, a threshold belongs to scores like those that it was chosen on. */
  private countInWhole(subject: number, own: number): number {
    return this.problem.positivesOfWhole?.[subject] ?? own;
  }

  private undersample(subject: number, targets: Int8Array): void {
    const { shares, order } = this;
    const { parameters, seed } = this.problem;
    const { positives, negatives } = countClasses(targets);
    shares[subject] = negativeShare(parameters.negatives, { positives, all: negatives });
    const all = targets.slice();
    sampleNegatives({ first: subject, count: 1 }, shares, seed)(targets, { first: 0 }, order);
    if (countClasses(targets).negatives === 0) targets.set(all);
  }
}
