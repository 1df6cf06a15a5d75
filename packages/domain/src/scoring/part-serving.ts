import type { ServingScores } from './document-scorer.js';

/** A classifier that is deployed. */
export interface DeployedClassifier {
  readonly subjectId: number;
  readonly versionId: number;
}

export interface ServingParts {
  /** Subject → the version that scored it and serves it still. */
  readonly asPlanned: ReadonlyMap<number, number>;
  /** Subjects that another version serves by now, or that the scoring knew nothing of. */
  readonly elsewhere: readonly number[];
}

/** What a scoring may write once it has scored by a plan: what is served otherwise, another run scores. */
export function partServing(plan: ServingScores['plan'], serving: readonly DeployedClassifier[]): ServingParts {
  const planned = new Map(
    plan.flatMap(({ versionId, subjects }) => subjects.map(({ subjectId }) => [subjectId, versionId] as const)),
  );
  const isAsPlanned = ({ subjectId, versionId }: DeployedClassifier) => planned.get(subjectId) === versionId;
  return {
    asPlanned: new Map(serving.filter(isAsPlanned).map(({ subjectId, versionId }) => [subjectId, versionId])),
    elsewhere: serving.filter((served) => !isAsPlanned(served)).map(({ subjectId }) => subjectId),
  };
}
