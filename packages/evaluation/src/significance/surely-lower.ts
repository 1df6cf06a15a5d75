/** Of the normal distribution: its 97.5 % quantile. */
const normalQuantile = 1.96;

/**
 * Whether the mean of `own` is lower than that of `others` by more than chance: the 95 % interval of the paired
 * difference leaves out 0.
 * @param own `[documents]`, as `others`: of the same documents
 */
export function isSurelyLower(own: Float64Array, others: Float64Array): boolean {
  const { length } = own;
  const differences = own.map((value, i) => value - others[i]);
  const mean = differences.reduce((sum, value) => sum + value, 0) / length;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (length - 1);
  return mean + normalQuantile * Math.sqrt(variance / length) < 0;
}
