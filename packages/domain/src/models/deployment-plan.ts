import { AppError } from '../app-error.js';

/** Versions the API keeps in memory at once; each costs a pass over a text's features. */
export const maxServingVersions = 8;

/** Which version serves which subject. */
export type ServedBy = ReadonlyMap<number, number>;

/** A version with the subjects it was trained for and those it had to skip. */
export interface DeployableVersion {
  readonly id: number;
  readonly trained: ReadonlySet<number>;
}

/**
 * The subjects whose deployment changes when `version` is to serve `wanted` (all its trained subjects if null).
 * Throws AppError INVALID_INPUT for a subject it cannot serve, CONFLICT where nothing would change or too many versions
 * would serve.
 */
export function planDeployment(
  version: DeployableVersion,
  wanted: readonly number[] | null,
  serving: ServedBy,
): Map<number, number> {
  const subjects = [...new Set(wanted ?? version.trained)];
  const issues = subjects.flatMap((subjectId, i) =>
    version.trained.has(subjectId)
      ? []
      : [{ path: `subjectIds.${i}`, message: 'This version has no trained classifier for this subject.' }],
  );
  if (issues.length > 0)
    throw new AppError('INVALID_INPUT', 'This version has no trained classifier for some of these subjects.', issues);
  const changes = new Map(
    subjects.filter((id) => serving.get(id) !== version.id).map((subjectId) => [subjectId, version.id]),
  );
  if (changes.size === 0) throw new AppError('CONFLICT', 'This version is already deployed for these subjects.');
  requireFewVersions(serving, changes);
  return changes;
}

/**
 * Throws AppError CONFLICT where subjects whose deployment is to change were deleted meanwhile.
 * @param left how many of them there are still
 */
export function requireSubjectsLeft(subjectIds: readonly number[], left: number): void {
  if (left === subjectIds.length) return;
  throw new AppError('CONFLICT', 'Some of the subjects have just been deleted; reload the version.');
}

/** The versions that served a subject, in the order in which their deployments started; the last one serves now. */
export type DeploymentHistory = readonly number[];

/**
 * For each subject the version before the one that serves. Throws AppError CONFLICT, and changes none, where a subject
 * has none before.
 */
export function planRollBack(
  histories: ReadonlyMap<number, DeploymentHistory>,
  serving: ServedBy,
): Map<number, number> {
  const changes = new Map<number, number>();
  const issues = [...histories].flatMap(([subjectId, history], i) => {
    const before = versionBefore(history);
    if (before !== null) changes.set(subjectId, before);
    return before === null ? [{ path: `subjectIds.${i}`, message: 'This subject has no earlier deployment.' }] : [];
  });
  if (issues.length > 0) throw new AppError('CONFLICT', 'There is nothing to roll back to.', issues);
  requireFewVersions(serving, changes);
  return changes;
}

/**
 * What to return to. Going back to a version undoes those after it, so a second rollback goes further back instead of
 * returning to what was just left.
 */
export function versionBefore(history: DeploymentHistory): number | null {
  const deployed: number[] = [];
  for (const versionId of history) {
    const place = deployed.indexOf(versionId);
    if (place < 0) deployed.push(versionId);
    else deployed.length = place + 1;
  }
  return deployed.at(-2) ?? null;
}

function requireFewVersions(serving: ServedBy, changes: ReadonlyMap<number, number>): void {
  const versions = new Set(new Map([...serving, ...changes]).values()).size;
  if (versions <= maxServingVersions) return;
  throw new AppError(
    'CONFLICT',
    `That would deploy ${versions} versions at once; at most ${maxServingVersions} can be. Deploy more subjects of one version.`,
  );
}
