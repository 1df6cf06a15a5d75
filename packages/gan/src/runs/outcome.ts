import type { TargetDistribution } from '../experiment/targets.js';
import type { SampleMeasures } from '../measures/sample-measures.js';

/** How a run ended. */
export const outcomes = ['converged', 'fat tail', 'collapsed', 'stuck', 'off'] as const;

export type Outcome = (typeof outcomes)[number];

/** In standard deviations of the target. */
const limits = { near: 0.25, far: 2, leastSd: 0.25 };
/** Outside the middle 99 % of the target: ten times what is right. */
const fatTail = 0.1;
/** A distance that has changed by less than this share of it has not moved. */
const leastMove = 0.05;

/**
 * - `stuck`: at the end two standard deviations from the target (Wasserstein) or more, and unmoved for a fifth of the steps;
 * - `collapsed`: samples vary by less than a quarter of the target's standard deviation, or a mode is missing;
 * - `converged`: at most a quarter of the target's standard deviation from it;
 * - `fat tail`: a tenth of the samples or more outside the middle 99 % of the target, though less far than `stuck`;
 * - `off`: none of these.
 */
export function outcomeOf(curve: readonly SampleMeasures[], { sd, modes }: TargetDistribution): Outcome {
  const end = curve[curve.length - 1];
  const before = curve[Math.floor(0.8 * (curve.length - 1))];
  const isFar = !(end.wasserstein < limits.far * sd);
  const moved = Math.abs(end.wasserstein - before.wasserstein);
  if (isFar && moved < leastMove * end.wasserstein) return 'stuck';
  if (end.sdError + sd < limits.leastSd * sd || (modes.length > 1 && end.modesFound < modes.length)) return 'collapsed';
  if (end.wasserstein <= limits.near * sd) return 'converged';
  return !isFar && end.leftTail + end.rightTail >= fatTail ? 'fat tail' : 'off';
}
