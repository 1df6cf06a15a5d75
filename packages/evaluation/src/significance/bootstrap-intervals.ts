import type { LabelMatrix } from '../labels/label-matrix.js';
import { resampleF1 } from './resampled-f1.js';

/** Where a figure lies in 95 % of the resamples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface F1Intervals {
  readonly micro: Interval;
  /** Of the mean over the subjects with a positive. */
  readonly macro: Interval;
}

const tail = 0.025;

/** The middle 95 % of resamples. */
export function intervalOf(values: Float64Array): Interval {
  const sorted = values.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))];
  return { low: at(tail), high: at(1 - tail) };
}

/**
 * How far micro- and macro-F1 depend on which documents were tested: percentiles of resamples of the documents (Efron's
 * bootstrap).
 * @param given `[documents, subjects]`, 1 where the subject was given
 */
export function bootstrapF1(truth: LabelMatrix, given: Uint8Array, seed: number): F1Intervals {
  const { micro, macro } = resampleF1(truth, given, seed);
  return { micro: intervalOf(micro), macro: intervalOf(macro) };
}
