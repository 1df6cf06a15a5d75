import { betaCdf } from './beta-distribution.js';

/** A mean over splits, and how far from it the true one may lie (95 %). */
export interface MeanInterval {
  readonly mean: number;
  readonly halfWidth: number;
  /** How often chance alone gives a mean so far from 0, if the true one is 0. */
  readonly pValue: number;
}

/** How often Student's t with so many degrees of freedom is beyond ±t. */
function outside(t: number, degrees: number): number {
  return betaCdf(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The t that a share of 95 % of Student's distribution lies within, by bisection of its distribution function. */
function quantile95(degrees: number): number {
  let [low, high] = [0, 1000];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (outside(middle, degrees) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The mean of a figure, or of the difference of two, over splits whose training parts overlap: the variance of the mean
 * is enlarged by the ratio of test to training items (Nadeau & Bengio 2003; for repeated folds Bouckaert & Frank 2004).
 * @param values one a split, of two splits or more
 */
export function resampledT(values: readonly number[], testToTraining: number): MeanInterval {
  const splits = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / splits;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (splits - 1);
  const error = Math.sqrt((1 / splits + testToTraining) * variance);
  const pValue = error > 0 ? outside(mean / error, splits - 1) : mean === 0 ? 1 : 0;
  return { mean, halfWidth: quantile95(splits - 1) * error, pValue };
}
