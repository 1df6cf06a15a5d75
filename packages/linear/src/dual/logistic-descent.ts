import { createRandom, type Random } from '@classmark/math';
import { lossValues } from '../losses.js';
import type { DualPlan } from './dual-plan.js';
import { addRow, type DualState, lengthOfRow, multiplyRow } from './dual-state.js';
import type { DualSolution, DualTask } from './dual-task.js';
import { shuffleFirst } from './shuffle-first.js';

const mostNewtonSteps = 100;
const firstNewtonTolerance = 1e-2;
/** How much nearer to the bound a Newton step that would pass it goes. */
const retreat = 0.1;

/** Dual coordinate descent for logistic regression (Yu, Huang & Lin 2011): a one-variable Newton problem at each row. */
export class LogisticDescent {
  private readonly random: Random;
  /** Of the column of ones. */
  private weight = 0;
  private newtonTolerance = firstNewtonTolerance;
  private loss = 0;

  constructor(
    private readonly state: DualState,
    private readonly task: DualTask,
    private readonly plan: DualPlan,
    private readonly known: number,
  ) {
    this.random = createRandom(plan.seed);
  }

  run(): DualSolution {
    const { plan, known } = this;
    const leastNewtonTolerance = Math.min(1e-8, plan.tolerance);
    this.begin();
    let passes = 0;
    while (passes < plan.mostPasses) {
      passes += 1;
      const { steepest, newtonSteps } = this.visitRows();
      if (steepest < plan.tolerance) break;
      if (newtonSteps > known / 10) continue;
      this.newtonTolerance = Math.max(leastNewtonTolerance, 0.1 * this.newtonTolerance);
    }
    return { intercept: plan.bias * this.weight, passes, loss: this.loss, cells: known };
  }

  /** No alpha is ever 0 or at its bound, where the entropy has no slope. */
  private begin(): void {
    const { c, positiveWeight, negativeWeight } = this.plan;
    const { alphas, rests, order } = this.state;
    for (let at = 0; at < this.known; at++) {
      const row = order[at];
      const target = this.task.targets[row];
      const bound = c * (target > 0 ? positiveWeight : negativeWeight);
      const alpha = Math.min(0.001 * bound, 1e-8);
      alphas[row] = alpha;
      rests[row] = bound - alpha;
      this.move(row, target * alpha);
    }
  }

  /** One pass over all rows in random order. */
  private visitRows(): { steepest: number; newtonSteps: number } {
    const { state, newtonTolerance } = this;
    const { targets, squaredFactors } = this.task;
    const { bias } = this.plan;
    const { alphas, rests, order } = state;
    let [steepest, newtonSteps, loss] = [0, 0, 0];
    shuffleFirst(order, this.known, this.random);
    for (let at = 0; at < this.known; at++) {
      const row = order[at];
      const target = targets[row];
      const margin = target * (multiplyRow(state, row) + bias * this.weight);
      loss += lossValues.log(margin);
      const length = lengthOfRow(state, row, squaredFactors) + bias * bias;
      const problem = { length, margin, alpha: alphas[row], rest: rests[row] };
      const { alpha, rest, slope, steps } = solveRow(problem, newtonTolerance);
      steepest = Math.max(steepest, slope);
      newtonSteps += steps;
      if (steps === 0) continue;
      alphas[row] = alpha;
      rests[row] = rest;
      this.move(row, target * (alpha - problem.alpha));
    }
    this.loss = loss;
    return { steepest, newtonSteps };
  }

  private move(row: number, step: number): void {
    addRow(this.state, row, step, this.task.squaredFactors);
    this.weight += step * this.plan.bias;
  }
}

/** Both `alpha` and `rest`, which sum to the bound, are kept: the smaller would drown in the rounding of the other. */
interface RowProblem {
  readonly length: number;
  readonly margin: number;
  readonly alpha: number;
  readonly rest: number;
}

interface RowSolution {
  readonly alpha: number;
  readonly rest: number;
  /** The size of the first slope. */
  readonly slope: number;
  readonly steps: number;
}

/** The alpha at which α ln α + rest ln rest + ½ length (α - α₀)² + margin (α - α₀) is least, by the smaller of the two. */
function solveRow({ length, margin, alpha, rest }: RowProblem, tolerance: number): RowSolution {
  const isOfRest = 0.5 * length * (rest - alpha) + margin < 0;
  const start = isOfRest ? rest : alpha;
  const bound = alpha + rest;
  const signed = isOfRest ? -margin : margin;
  const slopeAt = (z: number): number => signed + length * (z - start) + Math.log(z / (bound - z));
  let z = bound - start < 0.5 * bound ? retreat * start : start;
  let slope = slopeAt(z);
  const first = Math.abs(slope);
  let steps = 0;
  for (; steps <= mostNewtonSteps && Math.abs(slope) >= tolerance; steps++) {
    const next = z - slope / (length + bound / (bound - z) / z);
    z = next <= 0 ? retreat * z : next;
    slope = slopeAt(z);
  }
  if (steps === 0) return { alpha, rest, slope: first, steps };
  const other = bound - z;
  return { alpha: isOfRest ? other : z, rest: isOfRest ? z : other, slope: first, steps };
}
