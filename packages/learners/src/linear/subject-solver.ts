import type { DocumentLabels } from '@classmark/learner';
import { createDualState, type DualState, type SubjectModel, solveDual } from '@classmark/linear';
import { hashInt, type SparseRows } from '@classmark/math';
import { targetsOf } from '../fitting/targets.js';
import { chooseMostWeights, pickLargest } from '../linear-scoring/largest-weights.js';
import { BayesFactors } from './bayes-factors.js';
import type { SettledParameters } from './parameters.js';

/** All subjects of a fit. */
export interface SubjectsProblem {
  readonly rows: SparseRows;
  /** The first columns, which are counts of terms; naive Bayes says nothing of the others. */
  readonly countedColumns: number;
  readonly labels: readonly DocumentLabels[];
  readonly parameters: SettledParameters;
  readonly seed: number;
  readonly subjects: number;
}

/** One subject's weights, and how its training cells lie to them. */
export interface SolvedSubject {
  readonly subject: number;
  readonly model: SubjectModel;
  readonly loss: number;
  readonly cells: number;
}

/** Weights of all subjects together: 32 MiB. A hundred subjects have room for nearly all that are not 0. */
const allWeights = 2 ** 22;

const none: Pick<SubjectModel, 'columns' | 'weights'> = { columns: new Uint32Array(0), weights: new Float32Array(0) };

/** Learns subjects over the same rows, one by one: each hangs on nothing but the rows, its labels and the seed. */
export class SubjectSolver {
  private readonly state: DualState;
  private readonly factors: BayesFactors;
  private readonly order: Uint32Array;
  private readonly sums: Float64Array;
  private readonly mostWeights: number;

  constructor(private readonly problem: SubjectsProblem) {
    const { rows, countedColumns, labels, parameters, subjects } = problem;
    this.state = createDualState(rows);
    this.factors = new BayesFactors(rows, parameters.bayesPower, countedColumns);
    this.order = Uint32Array.from(labels, (_, row) => row);
    this.mostWeights = chooseMostWeights(parameters.mostWeights, { subjects, all: allWeights });
    this.sums = new Float64Array(rows.columns);
  }

  solve(subject: number): SolvedSubject {
    const { labels, parameters, seed } = this.problem;
    const targets = targetsOf(labels, this.order, { first: subject, count: 1 });
    const { positives, negatives } = countClasses(targets);
    const cells = positives + negatives;
    if (positives === 0 || negatives === 0) {
      return { subject, model: { ...none, intercept: Math.sign(positives - negatives) }, loss: 0, cells };
    }
    this.sums.fill(0);
    const { bayesWeight, balance } = parameters;
    const positiveWeight = (negatives / positives) ** balance;
    const plan = { ...parameters, positiveWeight, negativeWeight: 1, seed: hashInt(subject, seed) };
    const members = [
      { share: 1 - bayesWeight, squaredFactors: () => null },
      { share: bayesWeight, squaredFactors: () => this.factors.square(targets) },
    ].filter(({ share }) => share > 0);
    let [intercept, loss] = [0, 0];
    for (const [number, { share, squaredFactors }] of members.entries()) {
      const task = { targets, squaredFactors: squaredFactors(), isContinued: number > 0 };
      const solution = solveDual(this.state, task, plan);
      intercept += share * solution.intercept;
      loss += share * solution.loss;
      this.addWeights(share);
    }
    return { subject, model: { ...pickLargest(this.sums, this.mostWeights), intercept }, loss, cells };
  }

  private addWeights(times: number): void {
    const { sums } = this;
    const { weights } = this.state;
    for (let column = 0; column < sums.length; column++) {
      sums[column] += times * weights[column];
    }
  }
}

function countClasses(targets: Int8Array): { positives: number; negatives: number } {
  let [positives, negatives] = [0, 0];
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row];
    if (target > 0) positives += 1;
    else if (target < 0) negatives += 1;
  }
  return { positives, negatives };
}
