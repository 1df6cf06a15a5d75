import { createRandom } from '@classmark/math';
import { lossFunctions } from '../losses.js';
import { boxOf, type DualPlan } from './dual-plan.js';
import { addRow, beginDual, type DualState, multiplyRow } from './dual-state.js';
import { descendLogistic } from './logistic-descent.js';
import { shuffleFirst } from './shuffle-first.js';

/** What a subject's rows are, and what its features are worth to it. */
export interface DualTask {
  /** `[rows]`: +1 yes, -1 no, 0 unknown. */
  readonly targets: Int8Array;
  /** `[columns]`: what each column's value is multiplied with, squared; null for 1. */
  readonly squaredFactors: Float32Array | null;
}

/** The weights are in the state: times the factors, so that they are weights of the rows as they are. */
export interface DualSolution {
  readonly intercept: number;
  readonly passes: number;
  /** The sum of the losses of the known rows, as of the last pass over all of them; and how many these are. */
  readonly loss: number;
  readonly cells: number;
}

/**
 * Learns one subject by dual coordinate descent with shrinking (Hsieh, Chang, Lin, Keerthi & Sundararajan 2008); for the
 * logistic loss by that of Yu, Huang & Lin (2011).
 */
export function solveDual(state: DualState, task: DualTask, plan: DualPlan): DualSolution {
  const known = beginDual(state, task.targets, plan.bias, task.squaredFactors);
  return plan.loss === 'log' ? descendLogistic(state, task, plan, known) : descend(state, task, plan, known);
}

function descend(state: DualState, { targets, squaredFactors }: DualTask, plan: DualPlan, known: number): DualSolution {
  const { alphas, lengths, order } = state;
  const { bias, tolerance, mostPasses, loss } = plan;
  if (loss === 'log') throw new TypeError('The logistic loss has a descent of its own.');
  const { value: lossAt } = lossFunctions[loss];
  const yes = boxOf(loss, plan.c * plan.positiveWeight);
  const no = boxOf(loss, plan.c * plan.negativeWeight);
  const random = createRandom(plan.seed);
  let intercept = 0;
  let active = known;
  let [above, below] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let total = 0;
  let passes = 0;
  while (passes < mostPasses) {
    passes += 1;
    const isWhole = active === known;
    let [largest, smallest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    total = isWhole ? 0 : total;
    shuffleFirst(order, active, random);
    for (let at = 0; at < active; at++) {
      const row = order[at] ?? 0;
      const target = targets[row] ?? 0;
      const { diagonal, upper } = target > 0 ? yes : no;
      const alpha = alphas[row] ?? 0;
      const margin = target * (multiplyRow(state, row) + bias * intercept);
      if (isWhole) total += lossAt(margin);
      const gradient = margin - 1 + diagonal * alpha;
      let projected = gradient;
      if (alpha === 0) {
        if (gradient > above) {
          active -= 1;
          order[at] = order[active] ?? 0;
          order[active] = row;
          at -= 1;
          continue;
        }
        projected = Math.min(0, gradient);
      } else if (alpha === upper) {
        if (gradient < below) {
          active -= 1;
          order[at] = order[active] ?? 0;
          order[active] = row;
          at -= 1;
          continue;
        }
        projected = Math.max(0, gradient);
      }
      if (projected > largest) largest = projected;
      if (projected < smallest) smallest = projected;
      if (Math.abs(projected) < 1e-12) continue;
      const moved = Math.min(upper, Math.max(0, alpha - gradient / ((lengths[row] ?? 0) + diagonal)));
      const step = target * (moved - alpha);
      alphas[row] = moved;
      addRow(state, row, step, squaredFactors);
      intercept += step * bias;
    }
    if (largest - smallest <= tolerance) {
      if (active === known) break;
      active = known;
      [above, below] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      continue;
    }
    above = largest <= 0 ? Number.POSITIVE_INFINITY : largest;
    below = smallest >= 0 ? Number.NEGATIVE_INFINITY : smallest;
  }
  return { intercept: bias * intercept, passes, loss: total, cells: known };
}
