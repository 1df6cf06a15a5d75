import {
  type Acceptance,
  AcceptTogether,
  addHitCounts,
  type BestOtherScores,
  bestOtherScore,
  type Calibration,
  calibrate,
  chooseAcceptance,
  chooseCalibration,
  F1Thresholds,
  findBestOtherScores,
  findLabelErrors,
  PooledCalibration,
  type PromiseScope,
  precisionBounds,
  type ScoredLabels,
  type ShrinkToPooled,
  type ThresholdBasis,
  type UnseenCells,
  unknownLabel,
  yesLabel,
} from '@classmark/evaluation';
import type { CountedLabels } from '@classmark/learner';
import type { Recipe } from '../recipes/recipe.js';
import type { TrainedClassifier } from './classifier.js';
import type { UnseenScores } from './out-of-fold.js';

/** What calibration decides of a classifier. */
export type ChosenThresholds = Pick<
  TrainedClassifier,
  | 'calibration'
  | 'targetPrecision'
  | 'promise'
  | 'acceptThreshold'
  | 'reviewThreshold'
  | 'reviewOnly'
  | 'thresholdBasis'
>;

/** A training document's label that is probably wrong. */
export interface SuspectCell {
  /** The document's place in the training corpus. */
  readonly document: number;
  readonly subject: number;
  /** Whether the document is said to have the subject. */
  readonly given: boolean;
  /** That the subject is the document's. */
  readonly probability: number;
}

/** What calibration tells of all subjects, by their columns in the weights. */
export interface CalibratedSubjects {
  readonly thresholds: readonly ChosenThresholds[];
  /** Of unseen documents by calibrations that had not seen them, summed over all known cells: recipes compare by it. */
  readonly logLoss: number;
  /** `[documents]`: the same of each document. */
  readonly documentLosses: Float64Array;
  /** The likeliest to be wrong first; `subject` is the column. */
  readonly suspects: readonly SuspectCell[];
}

/** One subject's known cells that have a score, and their documents' places. */
interface SubjectCells extends UnseenCells {
  readonly places: Uint32Array;
}

function pickSubject(
  { truth, scores, folds }: UnseenScores,
  others: BestOtherScores | null,
  subject: number,
): SubjectCells {
  const { documents, subjects } = truth;
  const cells = {
    labels: new Uint8Array(documents),
    scores: new Float64Array(documents),
    others: new Float64Array(documents),
    folds: new Uint8Array(documents),
    places: new Uint32Array(documents),
  };
  let size = 0;
  for (let i = 0; i < documents; i++) {
    const label = truth.cells[i * subjects + subject];
    const score = scores[i * subjects + subject];
    if (label === unknownLabel || Number.isNaN(score)) continue;
    cells.labels[size] = label;
    cells.scores[size] = score;
    if (others !== null) cells.others[size] = bestOtherScore(others, i, subject);
    cells.folds[size] = folds[i];
    cells.places[size] = i;
    size += 1;
  }
  return {
    labels: cells.labels.subarray(0, size),
    scores: cells.scores.subarray(0, size),
    others: others && cells.others.subarray(0, size),
    folds: cells.folds.subarray(0, size),
    places: cells.places.subarray(0, size),
  };
}

/** By what thresholds are chosen. */
export interface ThresholdRule {
  readonly targetPrecision: number;
  readonly promise: PromiseScope;
  readonly f1Rule: Recipe['f1Rule'];
}

/** What training documents say of a subject. */
interface SubjectCounts {
  readonly positives: number;
  readonly negatives: number;
}

/** Scores to choose by. */
export interface ScoresToChooseBy {
  /** Of all documents, each by weights that had not seen it. */
  readonly unseen: UnseenScores;
  /**
   * Of those that came last, by weights that had not seen them: of a fit on what came before them or, streamed, of the fit
   * that stays.
   */
  readonly later: UnseenScores | null;
}

/** The cells as they calibrate by score alone, by Platt's way. */
function inOneFold(cells: UnseenCells): UnseenCells {
  return { ...cells, others: null, folds: new Uint8Array(cells.folds.length) };
}

/** The probability of a raw score of 0; one that no document reaches where scores say nothing. */
function signThreshold(calibration: Calibration): number {
  return calibration.a > 0 ? calibrate(calibration, 0, 0) : 1;
}

/** A subject before thresholds are chosen: the F1 thresholds come from all subjects, and so may those to publish from. */
interface CalibratedSubject {
  readonly calibration: Calibration;
  readonly basis: Omit<ThresholdBasis, 'f1Threshold'>;
}

function addThresholds(
  { calibration, basis }: CalibratedSubject,
  { targetPrecision, promise }: ThresholdRule,
  acceptance: Acceptance,
  f1Threshold: number,
): ChosenThresholds {
  const acceptThreshold = acceptance.kind === 'accept' ? acceptance.threshold : null;
  return {
    ...{ calibration, targetPrecision, promise, acceptThreshold },
    reviewThreshold: Math.min(f1Threshold, acceptThreshold ?? f1Threshold),
    reviewOnly: acceptance.kind === 'review-only' ? acceptance.reason : null,
    thresholdBasis: { ...basis, f1Threshold },
  };
}

/**
 * The precision bounds are of the calibration that will score, not of those that left folds out: on their scale a
 * threshold would mean something else than in use. Precision above a score doesn't depend on how it is calibrated, so
 * what the calibration has seen flatters the bounds by next to nothing.
 */
function describeBasis(
  validation: ScoredLabels,
  later: ScoredLabels | null,
  { positives, negatives }: SubjectCounts,
): CalibratedSubject['basis'] {
  const bounds = precisionBounds(validation);
  return {
    bounds: later ? addHitCounts(bounds, 'later', later) : bounds,
    laterBounds: later ? precisionBounds(later) : [],
    positives,
    trainingPrevalence: positives / (positives + negatives),
  };
}

function calibrated({ labels, scores, others }: UnseenCells, calibration: Calibration): ScoredLabels {
  return { labels, scores: scores.map((score, i) => calibrate(calibration, score, others?.[i] ?? 0)) };
}

/**
 * Chooses the subjects' calibrations and thresholds from scores of documents that the scoring weights had not seen.
 * @param counted labels of all training documents, by the subjects' columns
 */
export function calibrateSubjects(
  { unseen, later }: ScoresToChooseBy,
  counted: Pick<CountedLabels, 'positives' | 'negatives'>,
  rule: ThresholdRule,
): CalibratedSubjects {
  const { subjects } = unseen.truth;
  const othersOf = ({ scores }: UnseenScores) => (subjects < 2 ? null : findBestOtherScores(scores, subjects));
  const others = othersOf(unseen);
  const laterOthers = later && othersOf(later);
  const calibratedSubjects: CalibratedSubject[] = [];
  const together = rule.promise === 'together' ? new AcceptTogether() : null;
  const f1Thresholds = new F1Thresholds();
  const suspects: SuspectCell[] = [];
  const draw = poolCalibration(unseen);
  let logLoss = 0;
  const documentLosses = new Float64Array(unseen.truth.documents);
  for (let subject = 0; subject < subjects; subject++) {
    const cells = pickSubject(unseen, others, subject);
    const chosen = chooseCalibration(rule.f1Rule === 'sign' ? inOneFold(cells) : cells, draw);
    const { calibration } = chosen;
    const [positives, negatives] = [counted.positives[subject], counted.negatives[subject]];
    const validation = calibrated(cells, calibration);
    const ofLater = later && calibrated(pickSubject(later, laterOthers, subject), calibration);
    calibratedSubjects.push({ calibration, basis: describeBasis(validation, ofLater, { positives, negatives }) });
    const unseenByAny = { labels: cells.labels, scores: chosen.probabilities };
    together?.add({ validation: unseenByAny, later: ofLater, positives });
    f1Thresholds.add(chosen.probabilities);
    // Where its score says nothing, no label can be doubted.
    if (calibration.a > 0) suspects.push(...listSuspects(cells, chosen.probabilities, subject));
    logLoss += chosen.logLoss;
    addLosses(documentLosses, cells, chosen.probabilities);
  }
  const best = f1Thresholds.finish();
  const accepted = together?.finish(rule.targetPrecision);
  const thresholds = calibratedSubjects.map((own, subject) => {
    const acceptance = accepted?.[subject] ?? chooseAcceptance(own.basis, rule.targetPrecision);
    return addThresholds(
      own,
      rule,
      acceptance,
      rule.f1Rule === 'sign' ? signThreshold(own.calibration) : best[subject],
    );
  });
  suspects.sort((a, b) => doubt(b) - doubt(a) || a.document - b.document);
  return { thresholds, logLoss, documentLosses, suspects };
}

function addLosses(losses: Float64Array, { labels, places }: SubjectCells, probabilities: Float64Array): void {
  for (let i = 0; i < labels.length; i++) {
    const right = labels[i] === yesLabel ? probabilities[i] : 1 - probabilities[i];
    losses[places[i]] -= Math.log(Math.max(right, Number.EPSILON));
  }
}

/** Looks at all subjects before any is calibrated. */
function poolCalibration(unseen: UnseenScores): ShrinkToPooled {
  const shared = new PooledCalibration();
  for (let subject = 0; subject < unseen.truth.subjects; subject++) shared.add(pickSubject(unseen, null, subject));
  return shared.finish();
}

/** Probability that the label is wrong. */
const doubt = ({ given, probability }: SuspectCell): number => (given ? 1 - probability : probability);

function listSuspects({ labels, places }: SubjectCells, probabilities: Float64Array, subject: number): SuspectCell[] {
  return findLabelErrors({ labels, scores: probabilities }).map((index) => ({
    document: places[index],
    subject,
    given: labels[index] === yesLabel,
    probability: probabilities[index],
  }));
}
