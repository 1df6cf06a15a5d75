import type {
  Calibration,
  Confusion,
  CurvePoint,
  PrecisionRecallF1,
  PromiseScope,
  ReliabilityBin,
  ReviewOnlyReason,
  ThresholdBasis,
} from '@classmark/evaluation';

/** Why nothing could be learnt of a subject. `inTestSet`: how many documents there have the label that is missing. */
export type SkipReason = { readonly inTestSet: number } & (
  | { readonly code: 'no-labels' }
  | { readonly code: 'no-positives'; readonly negatives: number }
  /** `isUniversal`: every training document with labels is known to have the subject. */
  | { readonly code: 'no-negatives'; readonly positives: number; readonly isUniversal: boolean }
);

export interface ThresholdMetrics {
  /** Null where nothing was predicted. */
  readonly precision: number | null;
  readonly recall: number;
  readonly predicted: number;
}

/** How a classifier did on the test documents, at its F1 threshold unless said otherwise. */
export interface ClassifierMetrics extends PrecisionRecallF1 {
  /** Test documents known to have the subject. */
  readonly support: number;
  readonly f1Threshold: number;
  /** Null without a positive. */
  readonly averagePrecision: number | null;
  readonly confusion: Confusion;
  /** At the accept threshold; null for review only. */
  readonly atTarget: ThresholdMetrics | null;
  readonly precisionRecallCurve: readonly CurvePoint[];
  readonly reliability: readonly ReliabilityBin[];
}

export interface TrainedClassifier {
  readonly state: 'trained';
  readonly subject: string;
  /** Where the learner's weights have this subject. */
  readonly column: number;
  readonly calibration: Calibration;
  readonly targetPrecision: number;
  readonly promise: PromiseScope;
  /** Both on the calibrated probability; without accept the subject is review only, for the reason given. */
  readonly acceptThreshold: number | null;
  readonly reviewThreshold: number;
  readonly reviewOnly: ReviewOnlyReason | null;
  readonly thresholdBasis: ThresholdBasis;
  /** Null where there were no test documents. */
  readonly metrics: ClassifierMetrics | null;
}

export interface SkippedClassifier {
  readonly state: 'skipped';
  readonly subject: string;
  readonly reason: SkipReason;
}

/** What a training run made of one subject. */
export type Classifier = TrainedClassifier | SkippedClassifier;

function describeMissing(reason: SkipReason): string {
  switch (reason.code) {
    case 'no-labels':
      return 'No training document says whether it has this subject';
    case 'no-positives':
      return 'No training document has this subject';
    case 'no-negatives':
      return reason.isUniversal
        ? 'Every training document has this subject, so there is nothing to tell apart'
        : 'No training document is known not to have this subject, so there is nothing to tell apart';
  }
}

/** The reason as a sentence for people. */
export function describeSkip(reason: SkipReason): string {
  const { code, inTestSet: count } = reason;
  if (count === 0) return `${describeMissing(reason)}.`;
  const own = code === 'no-negatives' ? (count === 1 ? 'does not' : 'do not') : count === 1 ? 'has it' : 'have it';
  return `${describeMissing(reason)}; in the test set, which is not learnt from, ${count} ${own}.`;
}
