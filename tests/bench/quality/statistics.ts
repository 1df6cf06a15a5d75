import { betaCdf } from '@classmark/evaluation';

/** A mean, and how far from it the true one may lie (95 %). */
interface Interval {
  readonly mean: number;
  readonly halfWidth: number;
}

export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** The t that a share of 95 % of Student's distribution lies within, by bisection of its distribution function. */
function quantile95(degrees: number): number {
  const outside = (t: number): number => betaCdf(degrees / (degrees + t * t), degrees / 2, 0.5);
  let [low, high] = [0, 1000];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (outside(middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The mean difference over splits whose training parts overlap: the variance of the mean is enlarged by the ratio of
 * test to training records (Nadeau & Bengio 2003; for repeated folds Bouckaert & Frank 2004).
 */
export function correctedInterval(differences: readonly number[], testToTrain: number): Interval {
  const splits = differences.length;
  const centre = mean(differences);
  const variance = differences.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (splits - 1);
  return { mean: centre, halfWidth: quantile95(splits - 1) * Math.sqrt((1 / splits + testToTrain) * variance) };
}
