import { holmAdjusted, mcnemarTest } from '@classmark/evaluation';

/** A figure under two settings, seed by seed. */
export interface FigurePair {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** How the second differs from the first. */
export interface VariantComparison {
  /** In how many seeds the second is lower, and in how many higher. */
  readonly lower: number;
  readonly higher: number;
  /** Median over seeds of the second less the first. */
  readonly medianDifference: number;
  /** Exact sign test, two-sided, adjusted for all pairs compared (Holm 1979). */
  readonly pValue: number;
  /** What the test says, at 5 %. */
  readonly verdict: 'lower' | 'higher' | 'no difference';
}

/** Differences smaller than this are ties: rounding, not learning. */
const tie = 1e-9;

export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Compares pairs by the sign test, which asks only in how many seeds one is lower: a few runs that end far away decide
 * nothing.
 */
export function comparePairs(pairs: readonly FigurePair[]): VariantComparison[] {
  const counted = pairs.map(({ first, second }) => {
    const differences = second.map((value, i) => value - first[i]);
    const lower = differences.filter((difference) => difference < -tie).length;
    const higher = differences.filter((difference) => difference > tie).length;
    return { lower, higher, medianDifference: median(differences) };
  });
  const adjusted = holmAdjusted(counted.map(({ lower, higher }) => mcnemarTest({ gained: lower, lost: higher })));
  return counted.map((counts, i) => {
    const isDifferent = adjusted[i] < 0.05;
    const direction = counts.lower > counts.higher ? 'lower' : 'higher';
    return { ...counts, pValue: adjusted[i], verdict: isDifferent ? direction : 'no difference' };
  });
}
