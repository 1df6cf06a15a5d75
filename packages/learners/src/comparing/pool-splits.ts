import { type Confusion, type PrecisionRecallF1, precisionRecallF1, sumConfusions } from '@classmark/evaluation';
import type { Evaluation, SubjectEvaluation } from '../training/evaluation.js';
import type { ModelRun } from './model-run.js';

/** A subject in all folds together. */
export interface PooledSubject extends PrecisionRecallF1 {
  readonly subject: string;
  readonly support: number;
  /** In how many folds it publishes: it has an accept threshold for the target precision. */
  readonly publishes: number;
  readonly confusion: Confusion;
}

/** The ratio of test to training documents, averaged over the splits. */
export function testToTraining(runs: readonly ModelRun[]): number {
  const ratios = runs.map(({ evaluation, trainingDocuments }) => evaluation.documents / trainingDocuments);
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / runs.length;
}

export function meanOver(
  evaluations: readonly Evaluation[],
  figure: (evaluation: Evaluation) => number | null,
): number | null {
  const values = evaluations.map(figure).filter((value) => value !== null);
  return values.length < evaluations.length ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}

function poolSubject([subject, parts]: [string, SubjectEvaluation[]]): PooledSubject {
  const confusion = sumConfusions(parts.map((part) => part.confusion));
  const publishes = parts.filter((part) => part.publishes).length;
  return { subject, support: confusion.tp + confusion.fn, publishes, confusion, ...precisionRecallF1(confusion) };
}

/** @param evaluations one model's, one a split */
export function poolSubjects(evaluations: readonly Evaluation[]): PooledSubject[] {
  const bySubject = Map.groupBy(
    evaluations.flatMap(({ perSubject }) => perSubject),
    ({ subject }) => subject,
  );
  return [...bySubject].map(poolSubject);
}
