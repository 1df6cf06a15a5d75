import { createRandom, type Random } from '@classmark/math';
import { type Loss, lossValues } from '../losses.js';
import { boxOf, type DualBox, type DualPlan } from './dual-plan.js';
import { addRow, type DualState, lengthOfRow, multiplyRow, orderKnownRows, unmeasured } from './dual-state.js';
import type { DualSolution, DualTask } from './dual-task.js';
import { LogisticDescent } from './logistic-descent.js';
import { shuffleFirst } from './shuffle-first.js';

/** The active rows have settled when their range is this share of what that of all rows was. */
const settledShare = 0.25;
/** What that of all rows is taken for before they have been looked at. */
const firstRange = 1;
/** A row is not moved for a gradient of less than this share of the tolerance. */
const negligibleShare = 0.1;

/**
 * Learns one subject by dual coordinate descent with shrinking (Hsieh, Chang, Lin, Keerthi & Sundararajan 2008); for the
 * logistic loss by that of Yu, Huang & Lin (2011). Shrinking is bolder than theirs: a row at a bound that it strives
 * beyond is left out at once, until all others have settled and every row is looked at again.
 */
export function solveDual(state: DualState, task: DualTask, plan: DualPlan): DualSolution {
  const known = orderKnownRows(state, task.targets);
  state.lengths.fill(unmeasured);
  state.weights.fill(0);
  if (plan.loss === 'log') return new LogisticDescent(state, task, plan, known).run();
  return new Descent(state, task, { ...plan, loss: plan.loss }, known).run();
}

class Descent {
  private readonly random: Random;
  private readonly yes: DualBox;
  private readonly no: DualBox;
  /** Of the column of ones. */
  private weight = 0;
  /** Rows that are visited: the first ones of the order. */
  private active: number;
  private largest = 0;
  private smallest = 0;
  private loss = 0;

  constructor(
    private readonly state: DualState,
    private readonly task: DualTask,
    private readonly plan: DualPlan & { readonly loss: Exclude<Loss, 'log'> },
    private readonly known: number,
  ) {
    this.random = createRandom(plan.seed);
    this.yes = boxOf(plan.loss, plan.c * plan.positiveWeight);
    this.no = boxOf(plan.loss, plan.c * plan.negativeWeight);
    this.active = known;
  }

  run(): DualSolution {
    const { plan, known } = this;
    if (this.task.isContinued) this.takeUp();
    else this.state.alphas.fill(0);
    let settled = Math.max(plan.tolerance, settledShare * firstRange);
    let passes = 0;
    while (passes < plan.mostPasses) {
      passes += 1;
      const isWhole = this.active === known;
      this.visitRows(isWhole);
      const range = this.largest - this.smallest;
      if (isWhole && range <= plan.tolerance) break;
      if (isWhole) settled = Math.max(plan.tolerance, settledShare * range);
      else if (range <= settled) this.active = known;
    }
    return { intercept: plan.bias * this.weight, passes, loss: this.loss, cells: known };
  }

  /** The weights that the alphas have under the factors as they are now, and the rows that have alphas first. */
  private takeUp(): void {
    const { state, task, plan, known } = this;
    const { order, alphas } = state;
    let active = 0;
    for (let at = 0; at < known; at++) {
      const row = order[at];
      const alpha = alphas[row];
      if (alpha === 0) continue;
      order[at] = order[active];
      order[active++] = row;
      const times = task.targets[row] * alpha;
      addRow(state, row, times, task.squaredFactors);
      this.weight += times * plan.bias;
    }
    this.active = active;
  }

  /** One pass over the active rows in random order. */
  private visitRows(isWhole: boolean): void {
    const { state, task, yes, no } = this;
    const { squaredFactors, targets } = task;
    const { bias, tolerance } = this.plan;
    const lossOf = lossValues[this.plan.loss];
    const negligible = negligibleShare * tolerance;
    const { alphas, order } = state;
    let { active, weight } = this;
    let [largest, smallest, loss] = [0, 0, 0];
    shuffleFirst(order, active, this.random);
    for (let at = 0; at < active; at++) {
      const row = order[at];
      const target = targets[row];
      const { diagonal, upper } = target > 0 ? yes : no;
      const alpha = alphas[row];
      const margin = target * (multiplyRow(state, row) + bias * weight);
      if (isWhole) loss += lossOf(margin);
      const gradient = margin - 1 + diagonal * alpha;
      if ((alpha === 0 && gradient >= 0) || (alpha === upper && gradient <= 0)) {
        active -= 1;
        order[at] = order[active];
        order[active] = row;
        at -= 1;
        continue;
      }
      if (gradient > largest) largest = gradient;
      if (gradient < smallest) smallest = gradient;
      if (Math.abs(gradient) < negligible) continue;
      const length = lengthOfRow(state, row, squaredFactors) + bias * bias + diagonal;
      const moved = length === 0 ? upper : Math.min(upper, Math.max(0, alpha - gradient / length));
      alphas[row] = moved;
      const step = target * (moved - alpha);
      addRow(state, row, step, squaredFactors);
      weight += step * bias;
    }
    this.active = active;
    this.weight = weight;
    this.largest = largest;
    this.smallest = smallest;
    if (isWhole) this.loss = loss;
  }
}
