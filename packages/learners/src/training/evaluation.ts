import {
  averagePrecision,
  bootstrapF1,
  type Confusion,
  confusionPerSubject,
  type F1Intervals,
  hasFallen,
  macroAverage,
  microAverage,
  type PrecisionRecallF1,
  PrevalenceEstimator,
  pooledLabels,
  precisionRecallCurve,
  precisionRecallF1,
  probabilityMetrics,
  rankingMetrics,
  reliabilityCurve,
  scoredLabels,
  subsetAccuracy,
  sumConfusions,
} from '@classmark/evaluation';
import type { Classifier, ClassifierMetrics, ThresholdMetrics, TrainedClassifier } from './classifier.js';
import { decideToAccept, isUniversal } from './decide-subjects.js';
import { lookInTestSet } from './look-in-test-set.js';
import type { ScoredTest } from './score-test.js';

/** One subject in the totals, at its F1 threshold. */
export interface SubjectEvaluation extends PrecisionRecallF1 {
  readonly subject: string;
  readonly support: number;
  readonly averagePrecision: number | null;
  /** The F1 threshold on the calibrated probability; null without a classifier. */
  readonly threshold: number | null;
  /** Whether it has an accept threshold for the target precision. */
  readonly publishes: boolean;
  readonly confusion: Confusion;
  readonly atTarget: (ThresholdMetrics & { readonly threshold: number }) | null;
}

/** Whether a subject is as frequent in the test documents as in training, estimated without their labels. */
export interface SubjectPrevalence {
  readonly subject: string;
  readonly training: number;
  readonly estimated: number;
  /** Its odds have fallen so far that the target precision may be broken. */
  readonly hasFallen: boolean;
}

/** Figures on the test documents, as `classmark evaluate --json` prints them. Null is what nothing can be said of. */
export interface Evaluation {
  /** Test documents. */
  readonly documents: number;
  readonly subjects: number;
  /** All known cells at the F1 thresholds. */
  readonly micro: PrecisionRecallF1;
  /** Mean over subjects with a positive in the test documents. */
  readonly macro: PrecisionRecallF1;
  /** Mean over subjects with a positive in the training or the test documents. */
  readonly macroAll: PrecisionRecallF1;
  /** Of micro- and macro-F1: 95 % of resamples of the test documents. */
  readonly intervals: F1Intervals;
  readonly subsetAccuracy: number | null;
  readonly ranking: {
    readonly lrap: number | null;
    readonly precisionAt5: number | null;
    readonly recallAt5: number | null;
    readonly ndcgAt5: number | null;
  };
  /** Over all known cells of trained subjects. */
  readonly calibration: {
    readonly ece: number | null;
    readonly brier: number | null;
    readonly logLoss: number | null;
  };
  /** At the accept thresholds: `recall` of all positives, `coverage` the share of documents that get a subject. */
  readonly atTarget: {
    readonly precision: number | null;
    readonly recall: number;
    readonly coverage: number;
    readonly publishes: number;
  };
  readonly perSubject: readonly SubjectEvaluation[];
  /** Of the trained subjects. */
  readonly prevalences: readonly SubjectPrevalence[];
}

function thresholdMetrics(confusion: Confusion): ThresholdMetrics {
  const { precision, recall } = precisionRecallF1(confusion);
  const predicted = confusion.tp + confusion.fp;
  return { precision: predicted === 0 ? null : precision, recall, predicted };
}

/** The classifiers with their metrics on the test documents; of skipped ones, what was missing and is there. */
export function measureClassifiers(classifiers: readonly Classifier[], test: ScoredTest): Classifier[] {
  const atF1 = confusionPerSubject(test.truth, test.decisions);
  const atTarget = confusionPerSubject(test.truth, decideToAccept(test.probabilities, classifiers));
  const measure = (classifier: TrainedClassifier, subject: number): ClassifierMetrics => {
    const scored = scoredLabels(test.truth, test.probabilities, subject);
    const confusion = atF1[subject];
    return {
      ...precisionRecallF1(confusion),
      support: confusion.tp + confusion.fn,
      f1Threshold: classifier.thresholdBasis.f1Threshold,
      averagePrecision: averagePrecision(scored),
      confusion,
      atTarget: classifier.acceptThreshold === null ? null : thresholdMetrics(atTarget[subject]),
      precisionRecallCurve: precisionRecallCurve(scored),
      reliability: reliabilityCurve(scored),
    };
  };
  return classifiers.map((classifier, subject) =>
    classifier.state === 'trained'
      ? { ...classifier, metrics: measure(classifier, subject) }
      : { ...classifier, reason: lookInTestSet(classifier.reason, test.truth, subject) },
  );
}

function subjectEvaluation(classifier: Classifier, confusion: Confusion): SubjectEvaluation {
  const { subject } = classifier;
  const base = { subject, support: confusion.tp + confusion.fn, ...precisionRecallF1(confusion), confusion };
  if (classifier.state === 'skipped') {
    return { ...base, averagePrecision: null, threshold: null, publishes: false, atTarget: null };
  }
  const { acceptThreshold, metrics, thresholdBasis } = classifier;
  const atTarget = metrics?.atTarget ?? null;
  return {
    ...base,
    averagePrecision: metrics?.averagePrecision ?? null,
    threshold: thresholdBasis.f1Threshold,
    publishes: acceptThreshold !== null,
    atTarget: acceptThreshold === null || atTarget === null ? null : { threshold: acceptThreshold, ...atTarget },
  };
}

function hasTrainingPositive(classifier: Classifier): boolean {
  return classifier.state === 'trained' || classifier.reason.code === 'no-negatives';
}

function evaluateAtTarget(classifiers: readonly Classifier[], test: ScoredTest): Evaluation['atTarget'] {
  const accepted = decideToAccept(test.probabilities, classifiers);
  const total = sumConfusions(confusionPerSubject(test.truth, accepted));
  const { documents, subjects } = test.truth;
  let covered = 0;
  for (let start = 0; start < accepted.length; start += subjects) {
    if (accepted.subarray(start, start + subjects).includes(1)) covered += 1;
  }
  const { precision, recall } = thresholdMetrics(total);
  return {
    precision,
    recall,
    coverage: documents === 0 ? 0 : covered / documents,
    publishes: classifiers.filter((c) => c.state === 'trained' && c.acceptThreshold !== null).length,
  };
}

/** Subjects that all have come first in a ranking; those that were skipped otherwise come last. */
function rankable(probabilities: Float64Array, classifiers: readonly Classifier[]): Float64Array {
  if (!classifiers.some(isUniversal)) return probabilities;
  const ranked = Float64Array.from(probabilities);
  for (const [column, classifier] of classifiers.entries()) {
    if (!isUniversal(classifier)) continue;
    for (let cell = column; cell < ranked.length; cell += classifiers.length) ranked[cell] = 1;
  }
  return ranked;
}

/** Trained subjects' prevalences; those of versions that don't know that of their training are left out. */
function comparePrevalences(
  classifiers: readonly Classifier[],
  { truth, probabilities }: ScoredTest,
): SubjectPrevalence[] {
  return classifiers.flatMap((classifier, column) => {
    const training = classifier.state === 'trained' ? classifier.thresholdBasis.trainingPrevalence : null;
    if (classifier.state === 'skipped' || training === null) return [];
    const estimator = new PrevalenceEstimator();
    for (let i = 0; i < truth.documents; i++) estimator.add(probabilities[i * truth.subjects + column]);
    const change = estimator.estimate(training);
    const { subject } = classifier;
    return [{ subject, training, estimated: change.estimated, hasFallen: hasFallen(change) }];
  });
}

/** Any: resamples are drawn the same each time. */
const seed = 1;

/** The totals on the test documents. Subjects without a classifier count as missed. */
export function evaluateTest(classifiers: readonly Classifier[], test: ScoredTest): Evaluation {
  const { truth, probabilities, decisions } = test;
  const confusions = confusionPerSubject(truth, decisions);
  const hasPositive = confusions.map(({ tp, fn }) => tp + fn > 0);
  const ranking = rankingMetrics(truth, rankable(probabilities, classifiers), 5);
  const calibration = probabilityMetrics(pooledLabels(truth, probabilities));
  return {
    documents: truth.documents,
    subjects: truth.subjects,
    micro: microAverage(confusions),
    macro: macroAverage(confusions.filter((_, j) => hasPositive[j])),
    macroAll: macroAverage(
      confusions.filter((_, j) => {
        const classifier = classifiers[j];
        return hasPositive[j] === true || (classifier !== undefined && hasTrainingPositive(classifier));
      }),
    ),
    intervals: bootstrapF1(truth, decisions, seed),
    subsetAccuracy: subsetAccuracy(truth, decisions),
    ranking: {
      lrap: ranking?.lrap ?? null,
      precisionAt5: ranking?.precisionAtK ?? null,
      recallAt5: ranking?.recallAtK ?? null,
      ndcgAt5: ranking?.ndcgAtK ?? null,
    },
    calibration: {
      ece: calibration?.ece ?? null,
      brier: calibration?.brier ?? null,
      logLoss: calibration?.logLoss ?? null,
    },
    atTarget: evaluateAtTarget(classifiers, test),
    perSubject: classifiers.map((classifier, j) => subjectEvaluation(classifier, confusions[j])),
    prevalences: comparePrevalences(classifiers, test),
  };
}
