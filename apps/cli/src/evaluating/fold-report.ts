import { type MeanInterval, type PrecisionRecallF1, resampledT } from '@classmark/evaluation';
import { type Evaluation, type ModelRun, type PooledSubject, poolSubjects, testToTraining } from '@classmark/learners';

/** A metric's mean over the folds with half of its 95% interval; null where a fold has none. */
export type FoldAverage = Pick<MeanInterval, 'mean' | 'halfWidth'> | null;

type Figure = (evaluation: Evaluation) => number | null;

/** The metrics of an evaluation, each averaged over the folds. */
type Averaged<Part> = { readonly [Key in keyof Part]: FoldAverage };

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
