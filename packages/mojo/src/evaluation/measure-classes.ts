/** What H2O reports of a classifier. */
export interface ClassMetrics {
  readonly kind: 'classes';
  readonly rows: number;
  readonly mse: number;
  readonly rmse: number;
  readonly logLoss: number;
  readonly r2: number;
  readonly meanPerClassError: number;
  /** Of two classes. */
  readonly auc: number | null;
  readonly gini: number | null;
  /** `[actual][predicted]`; of two classes at the threshold with the highest F1. */
  readonly confusion: readonly (readonly number[])[];
  /** The threshold of the confusion matrix, of two classes. */
  readonly threshold: number | null;
}

const leastProbability = 1e-15;

/** Rows sorted by the probability of the second class, descending. */
const byProbability = (p: Float64Array): Uint32Array => Uint32Array.from(p, (_, i) => i).sort((a, b) => p[b] - p[a]);

/** Mann and Whitney's statistic as a fraction; ties count a half. */
function areaUnderRoc(p: Float64Array, actual: Uint32Array): number {
  let [positives, negatives, wins] = [0, 0, 0];
  const order = byProbability(p);
  for (let start = 0; start < order.length; ) {
    let end = start;
    let [yes, no] = [0, 0];
    for (; end < order.length && p[order[end]] === p[order[start]]; end++) {
      if (actual[order[end]] === 1) yes += 1;
      else no += 1;
    }
    wins += no * (positives + yes / 2);
    positives += yes;
    negatives += no;
    start = end;
  }
  return wins / (positives * negatives);
}

/** The probability from which on "yes" gives the highest F1; the first of equals, from above. */
function bestF1Threshold(p: Float64Array, actual: Uint32Array): number {
  const order = byProbability(p);
  const total = actual.reduce((sum, k) => sum + k, 0);
  let hits = 0;
  let best = { f1: -1, threshold: 0.5 };
  for (let i = 0; i < order.length; i++) {
    hits += actual[order[i]];
    const isLastOfTies = i + 1 === order.length || p[order[i + 1]] !== p[order[i]];
    const f1 = (2 * hits) / (i + 1 + total);
    if (isLastOfTies && f1 > best.f1) best = { f1, threshold: p[order[i]] };
  }
  return best.threshold;
}

function countConfusion(predicted: (row: number) => number, actual: Uint32Array, classes: number): number[][] {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let r = 0; r < actual.length; r++) confusion[actual[r]][predicted(r)] += 1;
  return confusion;
}

/** The mean over the classes that occur of the share that is predicted wrongly. */
function meanPerClassError(confusion: readonly (readonly number[])[]): number {
  const errors = confusion.flatMap((row, k) => {
    const count = row.reduce((sum, n) => sum + n, 0);
    return count === 0 ? [] : [1 - row[k] / count];
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

/** The variance of the class index, by the share of each. */
function classVariance(actual: Uint32Array): number {
  const mean = actual.reduce((sum, k) => sum + k, 0) / actual.length;
  return actual.reduce((sum, k) => sum + (k - mean) ** 2, 0) / actual.length;
}

/** `probabilities` `[classes][rows]`, `actual` and `predicted` `[rows]` as indices of classes. */
export function measureClasses(
  probabilities: readonly Float64Array[],
  actual: Uint32Array,
  predicted: Int32Array,
): ClassMetrics {
  const rows = actual.length;
  let [squares, loss] = [0, 0];
  for (let r = 0; r < rows; r++) {
    const p = probabilities[actual[r]][r];
    squares += (1 - p) ** 2;
    loss -= Math.log(Math.max(leastProbability, p));
  }
  const isBinomial = probabilities.length === 2;
  const threshold = isBinomial ? bestF1Threshold(probabilities[1], actual) : null;
  const choose = (r: number): number => (threshold === null ? predicted[r] : Number(probabilities[1][r] >= threshold));
  const confusion = countConfusion(choose, actual, probabilities.length);
  const auc = isBinomial ? areaUnderRoc(probabilities[1], actual) : null;
  const mse = squares / rows;
  return {
    kind: 'classes',
    rows,
    mse,
    rmse: Math.sqrt(mse),
    logLoss: loss / rows,
    r2: 1 - mse / classVariance(actual),
    meanPerClassError: meanPerClassError(confusion),
    auc,
    gini: auc === null ? null : 2 * auc - 1,
    confusion,
    threshold,
  };
}
