/** The newest version of a model, beside what of the model is deployed. */
export interface NewestVersion {
  readonly id: number;
  readonly wasDeployed: boolean;
  readonly hasTrainedClassifiers: boolean;
  /** Micro-F1 on the test set; null where there was none. */
  readonly f1: number | null;
  /** The best of the model's deployed versions; null where none is deployed. */
  readonly deployedF1: number | null;
}

/** The version that is worth deploying now: never deployed, and no worse than what is. The newest of several. */
export function chooseCandidate(newest: readonly NewestVersion[]): number | null {
  const worthwhile = newest.filter(
    ({ wasDeployed, hasTrainedClassifiers, f1, deployedF1 }) =>
      !wasDeployed && hasTrainedClassifiers && (f1 === null || deployedF1 === null || f1 >= deployedF1),
  );
  return worthwhile.reduce<number | null>((best, { id }) => (best === null ? id : Math.max(best, id)), null);
}
