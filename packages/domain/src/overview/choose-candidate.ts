import type { Interval } from '@classmark/evaluation';
import type { VersionEvaluation } from '../models/stored-classifier.js';

/** The newest version of a model, beside what of the model is deployed. */
export interface NewestVersion {
  readonly id: number;
  readonly wasDeployed: boolean;
  readonly hasTrainedClassifiers: boolean;
  /** Micro-F1 on its test set, with its 95 % interval; null where there was none. */
  readonly f1: Interval | null;
  /** The same of the best of the model's deployed versions; null where none is deployed. */
  readonly deployedF1: Interval | null;
}

/**
 * The version that is worth comparing with what is deployed: never deployed, and not surely worse. Each was measured on
 * the test set of its time, so only intervals that do not overlap tell. The newest of several.
 */
export function chooseCandidate(newest: readonly NewestVersion[]): number | null {
  const worthwhile = newest.filter(
    ({ wasDeployed, hasTrainedClassifiers, f1, deployedF1 }) =>
      !wasDeployed && hasTrainedClassifiers && (f1 === null || deployedF1 === null || f1.high >= deployedF1.low),
  );
  return worthwhile.reduce<number | null>((best, { id }) => (best === null ? id : Math.max(best, id)), null);
}

/** Micro-F1 with its interval, or the figure alone where none was kept; null without a test set. */
export function microF1Of({ documents, intervals, micro }: VersionEvaluation): Interval | null {
  return documents === 0 ? null : (intervals?.micro ?? { low: micro.f1, high: micro.f1 });
}
