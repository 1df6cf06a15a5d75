import { isSurelyLower, type PromiseScope } from '@classmark/evaluation';
import { type Corpus, type CountedLabels, type FitProgress, ParameterError, type Threads } from '@classmark/learner';
import type { LearnerSetting, Recipe } from '../recipes/recipe.js';
import {
  type CalibratedSubjects,
  type ChosenThresholds,
  calibrateSubjects,
  type ScoresToChooseBy,
  type SuspectCell,
} from './calibrate-subjects.js';
import { checkThresholds } from './check-thresholds.js';
import type { Classifier, SkipReason } from './classifier.js';
import { pickLabels, selectSubjects, type WholeCorpus } from './corpora.js';
import { mustGiveOne } from './decide-subjects.js';
import { estimateCost, type PlannedTraining, type TrainingCost } from './estimate-cost.js';
import { type Evaluation, evaluateTest, measureClassifiers } from './evaluation.js';
import { findSkipReason, type LabelCounts, pickTruth, surveyLabels } from './label-survey.js';
import { type LaterPlan, planLater, scoreLater } from './later-documents.js';
import { lookInTestSet, readTruth } from './look-in-test-set.js';
import { NothingToTrainError } from './nothing-to-train-error.js';
import { averageScores, type FoldPlan, planFolds, scoreOutOfFold, type UnseenScores } from './out-of-fold.js';
import { chooseKnownWordsFloor } from './reliability.js';
import { fitAndScoreHeldBack } from './score-held-back.js';
import { type ScoredTest, scoreTest } from './score-test.js';
import type { KnownWordsFloor } from './scoring-model.js';
import { type CheckpointKeeper, fitPart, type Task } from './task.js';
import { ProgressLedger, type TrainingProgress } from './training-progress.js';

type Choose = (scores: ScoresToChooseBy) => CalibratedSubjects;

export interface TrainingRequest {
  readonly recipe: Recipe;
  /** Names of the subjects, in the order of the labels' indices. */
  readonly subjects: readonly string[];
  readonly training: Corpus;
  /** Used for nothing but the final figures. */
  readonly test?: Corpus;
  readonly targetPrecision: number;
  /** What that is promised for; each subject where it is left out. */
  readonly promise?: PromiseScope;
  /**
   * The counts of labels, where they are known before: then the corpus is streamed. That means one fit, with a tenth of
   * the documents at the most kept out of it for calibration, in place of out-of-fold scores, and a fiftieth at the
   * most, of what came last, to check what is promised. Always so where labels and scores would not fit in memory.
   */
  readonly streamed?: LabelCounts;
  readonly threads?: Threads;
  /** Of the fit that stays. */
  readonly checkpoints?: CheckpointKeeper;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TrainingProgress) => void;
  /** Told before the first fit, where there is an estimate. */
  readonly onCost?: (cost: TrainingCost) => void;
}

/** `learner` and `parameters` are those that the recipe came to. */
export interface TrainingResult extends LearnerSetting {
  readonly weights: unknown;
  /** `[subjects]` */
  readonly classifiers: readonly Classifier[];
  /** Null where no test corpus was given, or it has no document. */
  readonly evaluation: Evaluation | null;
  /** What the evaluation is made of. */
  readonly tested: ScoredTest | null;
  /** Whether each document gets at least its likeliest subject when decided for F1. */
  readonly giveOne: boolean;
  readonly counts: { readonly documents: number; readonly labelled: number };
  /**
   * Labels of the training documents that are probably wrong, the likeliest first; none where calibration is on
   * a calibration sample.
   */
  readonly suspectLabels: readonly SuspectCell[];
  /** How calibration and thresholds were come by. */
  readonly calibratedOn: 'folds' | 'sample';
  /** Under it a text's probabilities are not to be relied on. */
  readonly knownWordsFloor: KnownWordsFloor | null;
}

function checkTarget({ targetPrecision }: TrainingRequest): void {
  if (!(targetPrecision >= 0.5 && targetPrecision < 1)) {
    throw new ParameterError('targetPrecision', 'must be a number from 0.5 to under 1', targetPrecision);
  }
}

interface Trial {
  readonly setting: LearnerSetting;
  readonly unseen: UnseenScores;
}

/** What is tried, and how often the corpus is dealt into folds. */
interface Attempts {
  readonly settings: readonly [LearnerSetting, ...LearnerSetting[]];
  readonly foldings: number;
}

/** What of the training documents can be learnt. */
interface Learnable {
  readonly trainable: readonly number[];
  readonly whole: WholeCorpus;
}

/** Scores documents that the scoring weights have not seen, lets `choose` make classifiers of that, and fits. */
async function fitAndChoose(
  task: Omit<Task, keyof LearnerSetting>,
  { settings, foldings }: Attempts,
  { trainable, whole, choose }: Learnable & { readonly choose: Choose },
): Promise<LearnerSetting & CalibratedSubjects & Pick<TrainingResult, 'weights' | 'calibratedOn' | 'knownWordsFloor'>> {
  const { held } = task.survey;
  if (held === null) {
    const [setting] = settings;
    const settled = await settle(task, setting);
    const { weights, ...scores } = await fitAndScoreHeldBack({ ...task, ...settled }, whole);
    const knownWordsFloor = chooseKnownWordsFloor(scores.unseen.words);
    const chosen = choose(scores);
    return { ...settled, ...chosen, weights, suspects: [], calibratedOn: 'sample', knownWordsFloor };
  }
  const truth = pickTruth(held.truth, trainable);
  const deal = (folding: number): FoldPlan => planFolds(truth, held.groups, task.seed + folding);
  const first = deal(0);
  const further = Array.from({ length: foldings - 1 }, (_, i) => deal(i + 1));
  const last = planLater(truth, held.groups);
  planProgress(task.ledger, { first, further, last, settings: settings.length });
  const attempt = async (one: LearnerSetting): Promise<Trial> => {
    const setting = await settle(task, one);
    return { setting, unseen: await scoreOutOfFold({ ...task, ...setting }, truth, first) };
  };
  const { setting, unseen } = await findBest(settings, attempt, choose);
  const again: UnseenScores[] = [];
  for (const plan of further) again.push(await scoreOutOfFold({ ...task, ...setting }, truth, plan));
  const later = await scoreLater({ ...task, ...setting }, truth, last);
  const final = choose({ unseen: again.length === 0 ? unseen : averageScores(unseen, again), later });
  const weights = await fitPart({ ...task, ...setting }, task.corpus, { stage: 'fit', share: 1 });
  const knownWordsFloor = chooseKnownWordsFloor(unseen.words);
  return { ...setting, ...final, weights, calibratedOn: 'folds', knownWordsFloor };
}

/** With parameters settled from the whole corpus: all fits are given the same. */
async function settle(
  { corpus, subjects, ledger, ...context }: Omit<Task, keyof LearnerSetting>,
  { learner, parameters }: LearnerSetting,
): Promise<LearnerSetting> {
  const onProgress = (progress: FitProgress) => ledger.reportSettling(progress);
  const settled = await learner.settle(corpus, subjects, parameters, { ...context, onProgress });
  ledger.finishSettling();
  return { learner, parameters: settled };
}

/** The setting whose calibrated probabilities of unseen documents have the least log loss, if need be beyond chance. */
async function findBest(
  [plain, ...others]: Attempts['settings'],
  attempt: (setting: LearnerSetting) => Promise<Trial>,
  choose: Choose,
): Promise<Trial> {
  let best = await attempt(plain);
  if (others.length === 0) return best;
  const lossOf = ({ unseen }: Trial) => choose({ unseen, later: null });
  let least = lossOf(best);
  for (const other of others) {
    const trial = await attempt(other);
    const own = lossOf(trial);
    const isBetter = other.mustConvince
      ? isSurelyLower(own.documentLosses, least.documentLosses)
      : own.logLoss < least.logLoss;
    if (isBetter) [best, least] = [trial, own];
  }
  return best;
}

/** Says what fits and scorings are to come. */
function planProgress(
  ledger: ProgressLedger,
  plans: {
    readonly first: FoldPlan;
    readonly further: readonly FoldPlan[];
    readonly last: LaterPlan;
    readonly settings: number;
  },
): void {
  const { first, further, last, settings } = plans;
  const fitsOf = ({ sizes, labelled }: FoldPlan): number[] => sizes.map(([, size]) => labelled - size);
  const dealt = [...Array.from({ length: settings }, () => first), ...further];
  const fits = [...dealt.flatMap(fitsOf), ...(last.places.length > 0 ? [last.earlier] : []), first.labelled];
  ledger.plan(fits, dealt.length * first.labelled + last.places.length);
}

function listClassifiers(
  subjects: readonly string[],
  skips: readonly (SkipReason | null)[],
  chosen: readonly ChosenThresholds[],
): Classifier[] {
  let next = 0;
  return subjects.flatMap((subject, index): Classifier[] => {
    const reason = skips[index];
    if (reason !== null) return [{ state: 'skipped', subject, reason }];
    const column = next++;
    const own = chosen[column];
    return own === undefined ? [] : [{ state: 'trained', subject, column, ...own, metrics: null }];
  });
}

async function nothingToTrain(skips: readonly (SkipReason | null)[], test: Corpus | undefined): Promise<Error> {
  if (test === undefined) return new NothingToTrainError(skips);
  const truth = await readTruth(test, skips.length);
  return new NothingToTrainError(skips.map((reason, subject) => reason && lookInTestSet(reason, truth, subject)));
}

/**
 * Trains one classifier per subject: counts labels, scores documents out of fold, calibrates, chooses thresholds, fits
 * on all and measures on the test documents. Memory holds labels and scores, never documents. The same corpus,
 * parameters and seed give the same result.
 * @throws NothingToTrainError where no subject has both a yes and a no; ParameterError; the signal's reason
 */
export async function trainClassifiers(request: TrainingRequest): Promise<TrainingResult> {
  const { recipe, subjects, training, test, targetPrecision, promise = 'each', seed, signal } = request;
  checkTarget(request);
  const ledger = new ProgressLedger(request.onProgress);
  const survey = request.streamed
    ? { ...request.streamed, characters: null, held: null }
    : await surveyLabels(training, subjects.length, { signal, ledger });
  const skips = subjects.map((_, subject) => findSkipReason(survey, subject));
  const trainable = [...subjects.keys()].filter((subject) => skips[subject] === null);
  if (trainable.length === 0) throw await nothingToTrain(skips, test);
  const whole = { corpus: training, pick: pickLabels(trainable, subjects.length) };
  const task = {
    corpus: selectSubjects(training, trainable, subjects.length),
    subjects: trainable.length,
    survey,
    counted: countTrainable(survey, trainable),
    sample: selectSubjects(() => [survey.sample], trainable, subjects.length),
    ...{ seed, signal, ledger },
    ...(request.threads && { threads: request.threads }),
    ...(request.checkpoints && { checkpoints: request.checkpoints }),
  };
  const rule = { targetPrecision, promise, f1Rule: recipe.f1Rule };
  const choose: Choose = (unseen) => calibrateSubjects(unseen, task.counted, rule);
  const size = { documents: survey.labelled, subjects: trainable.length, characters: survey.characters };
  const attempts = { settings: await recipe.listSettings(size), foldings: recipe.countFoldings?.(size) ?? 1 };
  tellCost(request, { size, isHeld: survey.held !== null, attempts });
  const {
    learner,
    thresholds,
    suspects,
    logLoss: _,
    documentLosses: _losses,
    ...trained
  } = await fitAndChoose(task, attempts, { trainable, whole, choose });
  const classifiers = listClassifiers(subjects, skips, thresholds);
  const giveOne = recipe.f1Rule === 'calibrated' && mustGiveOne(survey.labelledByYesCount, classifiers);
  const counts = { documents: survey.documents, labelled: survey.labelled };
  const suspectLabels = suspects.map((label) => ({ ...label, subject: trainable[label.subject] }));
  const result = { ...trained, learner, classifiers, evaluation: null, tested: null, giveOne, counts, suspectLabels };
  if (test === undefined) return result;
  const { weights, knownWordsFloor } = trained;
  const model = { learner, weights, classifiers, knownWordsFloor };
  const scored = await scoreTest(model, test, { giveOne, signal, ledger });
  if (scored.truth.documents === 0) return result;
  const measured = measureClassifiers(checkThresholds(classifiers, scored), scored);
  return { ...result, classifiers: measured, evaluation: evaluateTest(measured, scored), tested: scored };
}

function tellCost(
  { onCost, test, recipe: { vectorDimensions } }: TrainingRequest,
  { attempts, ...planned }: Pick<PlannedTraining, 'size' | 'isHeld'> & { readonly attempts: Attempts },
): void {
  const cost = estimateCost({ ...planned, ...attempts, vectorDimensions, isTested: test !== undefined });
  if (cost !== null) onCost?.(cost);
}

function countTrainable({ labelled, positives, negatives }: LabelCounts, trainable: readonly number[]): CountedLabels {
  const pick = (counts: Uint32Array): Uint32Array => Uint32Array.from(trainable, (subject) => counts[subject]);
  return { documents: labelled, positives: pick(positives), negatives: pick(negatives) };
}
