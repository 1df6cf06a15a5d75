import { DEFAULT_DRIFT_RATIO } from '@classmark/evaluation';
import { type Corpus, type Learner, ParameterError } from '@classmark/learner';
import { type ChosenThresholds, calibrateSubject } from './calibrate-subject.js';
import { type Classifier, NothingToTrainError, type SkipReason } from './classifier.js';
import { selectSubjects } from './corpora.js';
import { mustGiveOne } from './decide-subjects.js';
import { type Evaluation, evaluateTest, measureClassifiers } from './evaluation.js';
import { fitAndScoreApart } from './kept-apart.js';
import { findSkipReason, type LabelCounts, pickSubjects, surveyLabels } from './label-survey.js';
import { scoreOutOfFold, type UnseenScores } from './out-of-fold.js';
import { scoreTest } from './score-test.js';
import { fitPart, type Task } from './task.js';
import { ProgressLedger, type TrainingProgress } from './training-progress.js';

type Choose = (unseen: UnseenScores) => Classifier[];

export interface TrainingRequest<Parameters, Weights> {
  readonly learner: Learner<Parameters, Weights>;
  readonly parameters: Parameters;
  /** Names of the subjects, in the order of the labels' indices. */
  readonly subjects: readonly string[];
  readonly training: Corpus;
  /** Used for nothing but the final figures. */
  readonly test?: Corpus;
  readonly targetPrecision: number;
  /** How far a subject's odds may fall between training and use without breaking the target. */
  readonly driftRatio?: number;
  /**
   * The counts of labels, where they are known before: then the corpus is streamed. That means one fit, with a tenth of
   * the documents at the most kept out of it for calibration, in place of out-of-fold scores. Always so where labels and
   * scores would not fit in memory.
   */
  readonly streamed?: LabelCounts;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TrainingProgress) => void;
}

export interface TrainingResult<Weights> {
  readonly weights: Weights;
  /** `[subjects]` */
  readonly classifiers: readonly Classifier[];
  /** Null where no test corpus was given, or it has no document. */
  readonly evaluation: Evaluation | null;
  /** Whether each document gets at least its likeliest subject when decided for F1. */
  readonly giveOne: boolean;
  readonly counts: { readonly documents: number; readonly labelled: number };
  /** How calibration and thresholds were come by. */
  readonly calibratedOn: 'folds' | 'apart';
}

function checkTarget({ targetPrecision, driftRatio = DEFAULT_DRIFT_RATIO }: TrainingRequest<unknown, unknown>) {
  if (!(targetPrecision >= 0.5 && targetPrecision < 1)) {
    throw new ParameterError('targetPrecision', 'must be a number from 0.5 to under 1', targetPrecision);
  }
  if (!(driftRatio >= 1 && driftRatio <= 10)) {
    throw new ParameterError('driftRatio', 'must be a number from 1 to 10', driftRatio);
  }
  return { precision: targetPrecision, driftRatio };
}

/** Scores documents that the scoring weights have not seen, lets `choose` make classifiers of that, and fits. */
async function fitAndChoose<Parameters, Weights>(
  task: Task<Parameters, Weights>,
  trainable: readonly number[],
  choose: Choose,
): Promise<Pick<TrainingResult<Weights>, 'weights' | 'classifiers' | 'calibratedOn'>> {
  const { held } = task.survey;
  if (held === null) {
    const { weights, unseen } = await fitAndScoreApart(task);
    return { weights, classifiers: choose(unseen), calibratedOn: 'apart' };
  }
  const unseen = await scoreOutOfFold(task, { ...held, truth: pickSubjects(held.truth, trainable) });
  const classifiers = choose(unseen);
  return { weights: await fitPart(task, task.corpus, 'fit'), classifiers, calibratedOn: 'folds' };
}

function listClassifiers(
  subjects: readonly string[],
  skips: readonly (SkipReason | null)[],
  choose: (column: number, subject: number) => ChosenThresholds,
): Classifier[] {
  let column = 0;
  return subjects.map((subject, index): Classifier => {
    const reason = skips[index] ?? null;
    if (reason !== null) return { state: 'skipped', subject, reason };
    const own = column++;
    return { state: 'trained', subject, column: own, ...choose(own, index), metrics: null };
  });
}

/**
 * Trains one classifier per subject: counts labels, scores documents out of fold, calibrates, chooses thresholds, fits
 * on all and measures on the test documents. Memory holds labels and scores, never documents. The same corpus,
 * parameters and seed give the same result.
 * @throws NothingToTrainError where no subject has both a yes and a no; ParameterError; the signal's reason
 */
export async function trainClassifiers<Parameters, Weights>(
  request: TrainingRequest<Parameters, Weights>,
): Promise<TrainingResult<Weights>> {
  const { learner, parameters, subjects, training, test, seed, signal } = request;
  const target = checkTarget(request);
  const ledger = new ProgressLedger(request.onProgress);
  const survey = request.streamed
    ? { ...request.streamed, held: null }
    : await surveyLabels(training, subjects.length, { signal, ledger });
  const skips = subjects.map((_, subject) => findSkipReason(survey, subject));
  const trainable = [...subjects.keys()].filter((subject) => skips[subject] === null);
  if (trainable.length === 0) throw new NothingToTrainError(subjects, skips);
  const corpus = selectSubjects(training, trainable, subjects.length);
  const task = { learner, parameters, corpus, subjects: trainable.length, survey, seed, signal, ledger };
  const choose = (unseen: UnseenScores): Classifier[] =>
    listClassifiers(subjects, skips, (column, subject) =>
      calibrateSubject(unseen, column, { target, positives: survey.positives[subject] ?? 0 }),
    );
  const { weights, classifiers, calibratedOn } = await fitAndChoose(task, trainable, choose);
  const giveOne = mustGiveOne(survey.labelledByYesCount, classifiers);
  const counts = { documents: survey.documents, labelled: survey.labelled };
  const result = { weights, classifiers, evaluation: null, giveOne, counts, calibratedOn };
  if (test === undefined) return result;
  const scored = await scoreTest({ learner, weights, classifiers }, test, { giveOne, signal, ledger });
  if (scored.truth.documents === 0) return result;
  const measured = measureClassifiers(classifiers, scored);
  return { ...result, classifiers: measured, evaluation: evaluateTest(measured, scored) };
}
