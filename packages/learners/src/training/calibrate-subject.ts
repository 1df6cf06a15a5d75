import {
  type Calibration,
  calibrate,
  chooseAcceptance,
  f1Cut,
  fitPlatt,
  type PrecisionTarget,
  precisionBounds,
  type ScoredLabels,
  UNKNOWN,
} from '@classmark/evaluation';
import type { TrainedClassifier } from './classifier.js';
import type { UnseenScores } from './out-of-fold.js';

/** One subject's known cells with raw scores, and each one's fold. */
interface UnseenSubject extends ScoredLabels {
  readonly folds: Uint8Array;
}

function pickSubject({ truth, scores, folds }: UnseenScores, subject: number): UnseenSubject {
  const isUsable = (i: number): boolean =>
    truth.cells[i * truth.subjects + subject] !== UNKNOWN && !Number.isNaN(scores[i * truth.subjects + subject]);
  const documents = Array.from({ length: truth.documents }, (_, i) => i).filter(isUsable);
  return {
    labels: Uint8Array.from(documents, (i) => truth.cells[i * truth.subjects + subject] ?? 0),
    scores: Float64Array.from(documents, (i) => scores[i * truth.subjects + subject] ?? 0),
    folds: Uint8Array.from(documents, (i) => folds[i] ?? 0),
  };
}

/** The cells for which `keep` holds. */
function filterCells({ labels, scores, folds }: UnseenSubject, keep: (fold: number) => boolean): ScoredLabels {
  const isKept = (_: number, i: number): boolean => keep(folds[i] ?? 0);
  return { labels: labels.filter(isKept), scores: scores.filter(isKept) };
}

/** Probabilities of which each fold's come from a calibration on the other folds. */
function calibrateCrosswise(unseen: UnseenSubject, whole: Calibration): Float64Array {
  const present = new Set(unseen.folds);
  if (present.size < 2) return unseen.scores.map((score) => calibrate(whole, score));
  const byFold = new Map([...present].map((fold) => [fold, fitPlatt(filterCells(unseen, (other) => other !== fold))]));
  return unseen.scores.map((score, i) => calibrate(byFold.get(unseen.folds[i] ?? 0) ?? whole, score));
}

/** What calibration decides of a classifier. */
export type ChosenThresholds = Pick<
  TrainedClassifier,
  'calibration' | 'targetPrecision' | 'acceptThreshold' | 'reviewThreshold' | 'reviewOnly' | 'evidence'
>;

/**
 * Chooses one subject's calibration and thresholds from scores of documents that the scoring weights had not seen.
 * @param positives training documents known to have the subject
 */
export function calibrateSubject(
  scores: UnseenScores,
  subject: number,
  { target, positives }: { readonly target: PrecisionTarget; readonly positives: number },
): ChosenThresholds {
  const unseen = pickSubject(scores, subject);
  const calibration = fitPlatt(unseen);
  const f1Threshold = f1Cut(calibrateCrosswise(unseen, calibration));
  const probabilities = unseen.scores.map((score) => calibrate(calibration, score));
  const bounds = precisionBounds({ labels: unseen.labels, scores: probabilities });
  const acceptance = chooseAcceptance(bounds, positives, target);
  const acceptThreshold = acceptance.kind === 'accept' ? acceptance.threshold : null;
  return {
    calibration,
    targetPrecision: target.precision,
    acceptThreshold,
    reviewThreshold: Math.min(f1Threshold, acceptThreshold ?? f1Threshold),
    reviewOnly: acceptance.kind === 'review-only' ? acceptance.reason : null,
    evidence: { bounds, positives, f1Threshold, driftRatio: target.driftRatio },
  };
}
