import {
  type Confusion,
  type MeanInterval,
  type PrecisionRecallF1,
  precisionRecallF1,
  resampledT,
  sumConfusions,
} from '@classmark/evaluation';
import type { Evaluation, SubjectEvaluation } from '@classmark/learners';
import type { ModelRun } from './run-model.js';

/** A metric's mean over the folds with half of its 95% interval; null where a fold has none. */
export type FoldAverage = Pick<MeanInterval, 'mean' | 'halfWidth'> | null;

type Figure = (evaluation: Evaluation) => number | null;

/** The metrics of an evaluation, each averaged over the folds. */
type Averaged<Part> = { readonly [Key in keyof Part]: FoldAverage };

/** A subject in all folds together. */
export interface PooledSubject extends PrecisionRecallF1 {
  readonly subject: string;
  readonly support: number;
  /** In how many folds it publishes: it has an accept threshold for the target precision. */
  readonly deployed: number;
  readonly confusion: Confusion;
}

/** What `--folds` reports. */
export interface FoldReport {
  /** Documents, each tested once. */
  readonly documents: number;
  readonly folds: readonly ({ readonly trainingDocuments: number } & Evaluation)[];
  readonly averages: {
    readonly micro: Averaged<Evaluation['micro']>;
    readonly macro: Averaged<Evaluation['macro']>;
    readonly subsetAccuracy: FoldAverage;
    readonly ranking: Averaged<Evaluation['ranking']>;
    readonly calibration: Averaged<Evaluation['calibration']>;
    readonly atTarget: Averaged<Pick<Evaluation['atTarget'], 'precision' | 'recall' | 'coverage'>>;
  };
  readonly perSubject: readonly PooledSubject[];
}

/** The ratio of test to training documents, averaged over the splits. */
export function testToTraining(runs: readonly ModelRun[]): number {
  const ratios = runs.map(({ evaluation, trainingDocuments }) => evaluation.documents / trainingDocuments);
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / runs.length;
}

export function meanOver(evaluations: readonly Evaluation[], figure: Figure): number | null {
  const values = evaluations.map(figure).filter((value) => value !== null);
  return values.length < evaluations.length ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}

function averageFolds(runs: readonly ModelRun[]): FoldReport['averages'] {
  const ratio = testToTraining(runs);
  const average = (figure: Figure): FoldAverage => {
    const values = runs.map(({ evaluation }) => figure(evaluation)).filter((value) => value !== null);
    if (values.length < runs.length) return null;
    const { mean, halfWidth } = resampledT(values, ratio);
    return { mean, halfWidth };
  };
  const rates = (part: 'micro' | 'macro'): Averaged<PrecisionRecallF1> => ({
    precision: average((e) => e[part].precision),
    recall: average((e) => e[part].recall),
    f1: average((e) => e[part].f1),
  });
  return {
    micro: rates('micro'),
    macro: rates('macro'),
    subsetAccuracy: average((e) => e.subsetAccuracy),
    ranking: {
      lrap: average((e) => e.ranking.lrap),
      precisionAt5: average((e) => e.ranking.precisionAt5),
      recallAt5: average((e) => e.ranking.recallAt5),
      ndcgAt5: average((e) => e.ranking.ndcgAt5),
    },
    calibration: {
      ece: average((e) => e.calibration.ece),
      brier: average((e) => e.calibration.brier),
      logLoss: average((e) => e.calibration.logLoss),
    },
    atTarget: {
      precision: average((e) => e.atTarget.precision),
      recall: average((e) => e.atTarget.recall),
      coverage: average((e) => e.atTarget.coverage),
    },
  };
}

function poolSubject([subject, parts]: [string, SubjectEvaluation[]]): PooledSubject {
  const confusion = sumConfusions(parts.map((part) => part.confusion));
  const deployed = parts.filter((part) => part.deployed).length;
  return { subject, support: confusion.tp + confusion.fn, deployed, confusion, ...precisionRecallF1(confusion) };
}

/** @param evaluations one model's, one a split */
export function poolSubjects(evaluations: readonly Evaluation[]): PooledSubject[] {
  const bySubject = Map.groupBy(
    evaluations.flatMap(({ perSubject }) => perSubject),
    ({ subject }) => subject,
  );
  return [...bySubject].map(poolSubject);
}

/** @param runs one model's, of two folds or more */
export function reportFolds(runs: readonly ModelRun[]): FoldReport {
  const evaluations = runs.map(({ evaluation }) => evaluation);
  return {
    documents: evaluations.reduce((sum, { documents }) => sum + documents, 0),
    folds: runs.map(({ trainingDocuments, evaluation }) => ({ trainingDocuments, ...evaluation })),
    averages: averageFolds(runs),
    perSubject: poolSubjects(evaluations),
  };
}
