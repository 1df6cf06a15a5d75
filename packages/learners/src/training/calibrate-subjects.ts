import {
  type Calibration,
  type ChosenCalibration,
  calibrate,
  chooseAcceptance,
  chooseCalibration,
  f1Cut,
  findRivals,
  type PrecisionTarget,
  precisionBounds,
  type Rivals,
  rivalOf,
  UNKNOWN,
  type UnseenCells,
} from '@classmark/evaluation';
import type { Recipe } from '../recipes/recipe.js';
import type { TrainedClassifier } from './classifier.js';
import type { UnseenScores } from './out-of-fold.js';

/** What calibration decides of a classifier. */
export type ChosenThresholds = Pick<
  TrainedClassifier,
  'calibration' | 'targetPrecision' | 'acceptThreshold' | 'reviewThreshold' | 'reviewOnly' | 'evidence'
>;

/** One subject's known cells that have a score. */
function pickSubject({ truth, scores, folds }: UnseenScores, rivals: Rivals | null, subject: number): UnseenCells {
  const places: number[] = [];
  for (let i = 0; i < truth.documents; i++) {
    const cell = i * truth.subjects + subject;
    if (truth.cells[cell] !== UNKNOWN && !Number.isNaN(scores[cell])) places.push(i);
  }
  return {
    labels: Uint8Array.from(places, (i) => truth.cells[i * truth.subjects + subject] ?? 0),
    scores: Float64Array.from(places, (i) => scores[i * truth.subjects + subject] ?? 0),
    rivals: rivals && Float64Array.from(places, (i) => rivalOf(rivals, i, subject)),
    folds: Uint8Array.from(places, (i) => folds[i] ?? 0),
  };
}

/** By what thresholds are chosen. */
export interface ThresholdRule {
  readonly target: PrecisionTarget;
  readonly cut: Recipe['cut'];
}

/** The cells as they calibrate by score alone, by Platt's way. */
function inOneFold(cells: UnseenCells): UnseenCells {
  return { ...cells, rivals: null, folds: new Uint8Array(cells.folds.length) };
}

/** The probability of a raw score of 0; one that no document reaches where scores say nothing. */
function signCut(calibration: Calibration): number {
  return calibration.a > 0 ? calibrate(calibration, 0, 0) : 1;
}

function chooseThresholds(
  { labels, scores, rivals }: UnseenCells,
  { calibration, probabilities }: ChosenCalibration,
  { target, positives, cut }: ThresholdRule & { readonly positives: number },
): ChosenThresholds {
  const f1Threshold = cut === 'sign' ? signCut(calibration) : f1Cut(probabilities);
  const whole = scores.map((score, i) => calibrate(calibration, score, rivals?.[i] ?? 0));
  const bounds = precisionBounds({ labels, scores: whole });
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

/**
 * Chooses the subjects' calibrations and thresholds from scores of documents that the scoring weights had not seen.
 * @param positives training documents known to have each subject
 */
export function calibrateSubjects(
  unseen: UnseenScores,
  positives: readonly number[],
  rule: ThresholdRule,
): ChosenThresholds[] {
  const { subjects } = unseen.truth;
  const rivals = subjects < 2 ? null : findRivals(unseen.scores, subjects);
  return positives.map((count, subject) => {
    const cells = pickSubject(unseen, rivals, subject);
    const chosen = chooseCalibration(rule.cut === 'sign' ? inOneFold(cells) : cells);
    return chooseThresholds(cells, chosen, { ...rule, positives: count });
  });
}
