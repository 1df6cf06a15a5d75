import type { LabelMatrix } from '../labels/label-matrix.js';
import { confusionPerSubject, macroAverage, microAverage, precisionRecallF1 } from '../metrics/confusion.js';
import { type Interval, intervalOf } from './bootstrap-intervals.js';
import { resampleF1, resampleSubjectF1 } from './resampled-f1.js';

/** One side's figure less the other's, with where it lies in 95 % of the resamples. */
export interface PairedDifference extends Interval {
  readonly difference: number;
  /** Two-sided: twice the share of resamples in which the difference is none or the other way round. */
  readonly pValue: number;
}

export interface F1Differences {
  readonly micro: PairedDifference;
  /** Of the means over the subjects with a positive. */
  readonly macro: PairedDifference;
}

function describe(difference: number, side: Float64Array, baseline: Float64Array): PairedDifference {
  const resampled = side.map((value, i) => value - baseline[i]);
  const [notMore, notLess] = [resampled.filter((d) => d <= 0).length, resampled.filter((d) => d >= 0).length];
  const pValue = Math.min(1, (2 * (Math.min(notMore, notLess) + 1)) / (resampled.length + 1));
  return { difference, ...intervalOf(resampled), pValue };
}

function f1Of(truth: LabelMatrix, given: Uint8Array): { micro: number; macro: number } {
  const confusions = confusionPerSubject(truth, given);
  const macro = macroAverage(confusions.filter(({ tp, fn }) => tp + fn > 0));
  return { micro: microAverage(confusions).f1, macro: macro.f1 };
}

/**
 * Whether one side is better on these documents by more than the choice of documents explains: both are measured on the
 * same resamples (paired bootstrap: Efron & Tibshirani 1993, chapter 16; for F1 Berg-Kirkpatrick et al. 2012).
 * @param given `[documents, subjects]`, 1 where the subject was given
 * @param baseline the other side's
 */
export function pairedBootstrap(
  truth: LabelMatrix,
  given: Uint8Array,
  baseline: Uint8Array,
  seed: number,
): F1Differences {
  const [own, other] = [f1Of(truth, given), f1Of(truth, baseline)];
  const [side, base] = [resampleF1(truth, given, seed), resampleF1(truth, baseline, seed)];
  return {
    micro: describe(own.micro - other.micro, side.micro, base.micro),
    macro: describe(own.macro - other.macro, side.macro, base.macro),
  };
}

/**
 * The same for each subject by itself; null where no document has it. Resamples without it and without any that it was
 * given to say nothing and are left out.
 * @param given `[documents, subjects]`, 1 where the subject was given
 * @param baseline the other side's
 */
export function pairedBootstrapPerSubject(
  truth: LabelMatrix,
  given: Uint8Array,
  baseline: Uint8Array,
  seed: number,
): (PairedDifference | null)[] {
  const [side, base] = [resampleSubjectF1(truth, given, seed), resampleSubjectF1(truth, baseline, seed)];
  const [own, other] = [confusionPerSubject(truth, given), confusionPerSubject(truth, baseline)];
  return own.map((confusion, subject) => {
    if (confusion.tp + confusion.fn === 0) return null;
    const known = side.flatMap((f1, i) => (Number.isNaN(f1[subject] - base[i][subject]) ? [] : [i]));
    if (known.length === 0) return null;
    const difference = precisionRecallF1(confusion).f1 - precisionRecallF1(other[subject]).f1;
    return describe(
      difference,
      Float64Array.from(known, (i) => side[i][subject]),
      Float64Array.from(known, (i) => base[i][subject]),
    );
  });
}
