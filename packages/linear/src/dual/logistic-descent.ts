import { createRandom } from '@classmark/math';
import type { DualSolution, DualTask } from './dual-coordinate-descent.js';
import type { DualPlan } from './dual-plan.js';
import { addRow, type DualState, lengthOfRow, multiplyRow } from './dual-state.js';
import { shuffleFirst } from './shuffle-first.js';

const mostNewtonSteps = 100;
const firstNewtonTolerance = 1e-2;
/** How much nearer to the bound a Newton step that would pass it goes. */
const retreat = 0.1;

/** Dual coordinate descent for logistic regression (Yu, Huang & Lin 2011): a one-variable Newton problem at each row. */
export function descendLogistic(
  state: DualState,
  { targets, squaredFactors }: DualTask,
  plan: DualPlan,
  known: number,
): DualSolution {
  const { alphas, rests, order } = state;
  const { bias, tolerance, mostPasses } = plan;
  const random = createRandom(plan.seed);
  const boundOf = (target: number): number => plan.c * (target > 0 ? plan.positiveWeight : plan.negativeWeight);
  let intercept = 0;
  for (let at = 0; at < known; at++) {
    const row = order[at] ?? 0;
    const target = targets[row] ?? 0;
    const bound = boundOf(target);
    const alpha = Math.min(0.001 * bound, 1e-8);
    alphas[row] = alpha;
    rests[row] = bound - alpha;
    addRow(state, row, target * alpha, squaredFactors);
    intercept += target * alpha * bias;
  }
  let newtonTolerance = firstNewtonTolerance;
  const leastNewtonTolerance = Math.min(1e-8, tolerance);
  let loss = 0;
  let passes = 0;
  while (passes < mostPasses) {
    passes += 1;
    loss = 0;
    let steepest = 0;
    let newtonSteps = 0;
    shuffleFirst(order, known, random);
    for (let at = 0; at < known; at++) {
      const row = order[at] ?? 0;
      const target = targets[row] ?? 0;
      const margin = target * (multiplyRow(state, row) + bias * intercept);
      loss += Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
      const length = lengthOfRow(state, row, squaredFactors) + bias * bias;
      const problem = { length, margin, alpha: alphas[row] ?? 0, rest: rests[row] ?? 0 };
      const { alpha, rest, slope, steps } = solveRow(problem, newtonTolerance);
      steepest = Math.max(steepest, slope);
      newtonSteps += steps;
      if (steps === 0) continue;
      const step = target * (alpha - problem.alpha);
      alphas[row] = alpha;
      rests[row] = rest;
      addRow(state, row, step, squaredFactors);
      intercept += step * bias;
    }
    if (steepest < tolerance) break;
    if (newtonSteps <= known / 10) newtonTolerance = Math.max(leastNewtonTolerance, 0.1 * newtonTolerance);
  }
  return { intercept: bias * intercept, passes, loss, cells: known };
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
