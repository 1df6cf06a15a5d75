/** How good a model is that learnt from so many items. */
export interface LearningPoint {
  readonly items: number;
  /** 1 is without error. */
  readonly quality: number;
}

/**
 * What is left of the error, as a factor, where there are twice as many items: a power law through the points, by least
 * squares on logarithms. Null with fewer than two points that have items and an error.
 */
export function errorAfterDoubling(points: readonly LearningPoint[]): number | null {
  const usable = points.filter(({ items, quality }) => items > 0 && quality < 1);
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const x = usable.map(({ items }) => Math.log2(items));
  const y = usable.map(({ quality }) => Math.log2(1 - quality));
  const [meanX, meanY] = [mean(x), mean(y)];
  const spread = x.reduce((sum, one) => sum + (one - meanX) ** 2, 0);
  if (!(spread > 0)) return null;
  const slope = x.reduce((sum, one, i) => sum + (one - meanX) * (y[i] - meanY), 0) / spread;
  return 2 ** slope;
}
