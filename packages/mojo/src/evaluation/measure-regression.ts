/** What H2O reports of a regression. */
export interface RegressionMetrics {
  readonly kind: 'regression';
  readonly rows: number;
  readonly mse: number;
  readonly rmse: number;
  readonly mae: number;
  /** Root mean squared logarithmic error; NaN where a value is -1 or less. */
  readonly rmsle: number;
  readonly r2: number;
  /** Null for distributions with parameters that a MOJO does not state: tweedie, huber, quantile, negative binomial. */
  readonly meanResidualDeviance: number | null;
}

/** The deviance of one row, by the distribution that was learnt. */
function devianceOf(distribution: string): ((y: number, f: number) => number) | null {
  switch (distribution) {
    case 'poisson':
      return (y, f) => 2 * ((y === 0 ? 0 : y * Math.log(y / f)) - (y - f));
    case 'gamma':
      return (y, f) => -2 * (Math.log(y / f) - (y - f) / f);
    case 'laplace':
      return (y, f) => Math.abs(y - f);
    case 'AUTO':
    case 'gaussian':
      return (y, f) => (y - f) ** 2;
    default:
      return null;
  }
}

const mean = (values: Float64Array, of: (value: number, i: number) => number): number =>
  values.reduce((sum, value, i) => sum + of(value, i), 0) / values.length;

/** `predicted` and `actual` `[rows]`; `distribution` as H2O names it. */
export function measureRegression(
  predicted: Float64Array,
  actual: Float64Array,
  distribution: string,
): RegressionMetrics {
  const deviance = devianceOf(distribution);
  const mse = mean(actual, (y, i) => (y - predicted[i]) ** 2);
  const average = mean(actual, (y) => y);
  return {
    kind: 'regression',
    rows: actual.length,
    mse,
    rmse: Math.sqrt(mse),
    mae: mean(actual, (y, i) => Math.abs(y - predicted[i])),
    rmsle: Math.sqrt(mean(actual, (y, i) => (Math.log1p(predicted[i]) - Math.log1p(y)) ** 2)),
    r2: 1 - mse / mean(actual, (y) => (y - average) ** 2),
    meanResidualDeviance: deviance && mean(actual, (y, i) => deviance(y, predicted[i])),
  };
}
