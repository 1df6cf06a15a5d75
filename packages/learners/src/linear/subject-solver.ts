import { createDualState, type DualState, type SubjectModel, solveDual } from '@classmark/linear';
import { hashInt } from '@classmark/math';
import { targetsOf } from '../fitting/targets.js';
import { chooseMostWeights, pickLargest } from '../linear-scoring/largest-weights.js';
import { BayesFactors } from './bayes-factors.js';
import { countClasses } from './count-classes.js';
import { Rebalancing } from './rebalancing.js';
import type { SubjectsProblem } from './subjects-problem.js';

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
  private readonly rebalancing: Rebalancing;
  private readonly sums: Float64Array;
  private readonly mostWeights: number;

  constructor(private readonly problem: SubjectsProblem) {
    const { rows, countedColumns, labels, parameters, subjects } = problem;
    this.state = createDualState(rows);
    this.factors = new BayesFactors(rows, parameters.bayesPower, countedColumns);
    this.order = Uint32Array.from(labels, (_, row) => row);
    this.rebalancing = new Rebalancing(problem, this.state, this.order);
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
    const learnt = this.rebalancing.prepare(subject, targets);
    const plan = { ...parameters, positiveWeight, negativeWeight: 1, seed: hashInt(subject, seed) };
    const members = [
      { share: 1 - bayesWeight, squaredFactors: () => null },
      { share: bayesWeight, squaredFactors: () => this.factors.square(targets) },
    ].filter(({ share }) => share > 0);
    let [intercept, loss] = [0, 0];
    for (const [number, { share, squaredFactors }] of members.entries()) {
      const task = { targets: learnt.targets, squaredFactors: squaredFactors(), isContinued: number > 0 };
      const solution = solveDual(learnt.state, task, plan);
      intercept += share * solution.intercept;
      loss += share * solution.loss;
      this.addWeights(share, learnt.state);
    }
    return { subject, model: { ...pickLargest(this.sums, this.mostWeights), intercept }, loss, cells };
  }

  private addWeights(times: number, { weights }: DualState): void {
    const { sums } = this;
    for (let column = 0; column < sums.length; column++) {
      sums[column] += times * weights[column];
    }
  }
}
