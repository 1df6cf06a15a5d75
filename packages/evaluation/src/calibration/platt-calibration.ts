import type { PlattCalibration } from './calibration.js';
import type { CellGroups } from './cell-groups.js';
import { fitLogistic, type LogOdds } from './logistic-fit.js';

/** On the weights of both scores, where the best other one is used: 1 makes subjects with few positives timid. */
const l2 = 0.02;

/** What the groups count for in a fit. */
export interface SoftTargets {
  /** Sums of Lin's targets (n₊ + 1) / (n₊ + 2) for yes and 1 / (n₋ + 2) for no, against overconfidence. */
  readonly targets: Float64Array;
  /** Log odds of a yes where nothing is known. */
  readonly prior: number;
}

export function softTargets({ counts, positives }: CellGroups): SoftTargets {
  let yes = 0;
  let all = 0;
  for (let i = 0; i < counts.length; i++) {
    yes += positives[i];
    all += counts[i];
  }
  const high = (yes + 1) / (yes + 2);
  const low = 1 / (all - yes + 2);
  const targets = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    const hits = positives[i];
    targets[i] = hits * high + (counts[i] - hits) * low;
  }
  return { targets, prior: Math.log((yes + 1) / (all - yes + 1)) };
}

/**
 * Platt's calibration on out-of-fold scores. Where scores and labels run against each other, the share of yes is the
 * probability of all.
 * @param start what a fit on nearly the same cells gave
 */
export function fitPlatt(groups: CellGroups, start?: LogOdds): PlattCalibration {
  const { scores: x, others: y, counts } = groups;
  const { targets, prior } = softTargets(groups);
  const found = fitLogistic({ x, y, counts, targets, l2: y === null ? 0 : l2 }, start ?? { a: 0, g: 0, b: prior });
  return found.a > 0 ? { kind: 'platt', ...found } : { kind: 'platt', a: 0, g: 0, b: prior };
}

/** Each group's log odds by Platt. */
export function logOddsOf({ a, g, b }: LogOdds, { scores, others }: CellGroups): Float64Array {
  const z = new Float64Array(scores.length);
  for (let i = 0; i < z.length; i++) z[i] = a * scores[i] + g * (others?.[i] ?? 0) + b;
  return z;
}
