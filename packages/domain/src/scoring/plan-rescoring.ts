import type { ScoringInput } from './scoring-job.js';

/** Documents that were added, updated or restored. */
export interface ChangedDocuments {
  readonly count: number;
  /** Before the first of them changed; null where that is not known. */
  readonly since: Date | null;
  /** Whether any classifier is deployed. */
  readonly isAnythingDeployed: boolean;
}

/** What must be scored after documents changed; null for nothing. */
export function planRescoring({ count, since, isAnythingDeployed }: ChangedDocuments): ScoringInput | null {
  if (count === 0 || !isAnythingDeployed) return null;
  return since === null ? {} : { changedSince: since.toISOString() };
}
