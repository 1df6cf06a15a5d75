import { type LabelMatrix, unknownLabel, yesLabel } from '../labels/label-matrix.js';

/** Counts of known cells: true and false positives, false and true negatives. */
export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

export interface PrecisionRecallF1 {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * Counts each subject's known cells by what was predicted.
 * @param predicted `[documents, subjects]`, 1 where the subject was given
 */
export function confusionPerSubject(truth: LabelMatrix, predicted: Uint8Array): Confusion[] {
  const { documents, subjects, cells } = truth;
  /** Of each subject: no and yes, each not given and given. */
  const counts = new Uint32Array(4 * subjects);
  for (let document = 0; document < documents; document++) {
    const start = document * subjects;
    for (let subject = 0; subject < subjects; subject++) {
      const label = cells[start + subject];
      if (label === unknownLabel) continue;
      const outcome = 4 * subject + (label === yesLabel ? 2 : 0) + (predicted[start + subject] === 1 ? 1 : 0);
      counts[outcome] += 1;
    }
  }
  return Array.from({ length: subjects }, (_, subject) => {
    const [tn = 0, fp = 0, fn = 0, tp = 0] = counts.subarray(4 * subject, 4 * subject + 4);
    return { tp, fp, fn, tn };
  });
}

/** A ratio whose denominator is 0 counts 0, as in scikit-learn with `zero_division=0`. */
export function precisionRecallF1({ tp, fp, fn }: Confusion): PrecisionRecallF1 {
  const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return { precision: ratio(tp, tp + fp), recall: ratio(tp, tp + fn), f1: ratio(2 * tp, 2 * tp + fp + fn) };
}

export function sumConfusions(confusions: readonly Confusion[]): Confusion {
  const total = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (const { tp, fp, fn, tn } of confusions) {
    total.tp += tp;
    total.fp += fp;
    total.fn += fn;
    total.tn += tn;
  }
  return total;
}

/** Precision, recall and F1 of all cells together. */
export function microAverage(confusions: readonly Confusion[]): PrecisionRecallF1 {
  return precisionRecallF1(sumConfusions(confusions));
}

/** Means over subjects, each counting the same; all 0 where there is none. */
export function macroAverage(confusions: readonly Confusion[]): PrecisionRecallF1 {
  const scores = confusions.map(precisionRecallF1);
  const mean = (part: (score: PrecisionRecallF1) => number): number =>
    scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + part(score), 0) / scores.length;
  return { precision: mean((s) => s.precision), recall: mean((s) => s.recall), f1: mean((s) => s.f1) };
}
