export const versionStates = ['candidate', 'serving', 'partly_serving', 'retired'] as const;
export type VersionState = (typeof versionStates)[number];

/** What is known of a version's classifiers and deployments. */
export interface VersionUse {
  /** Subjects it was trained for. */
  readonly trained: number;
  /** Subjects it serves now. */
  readonly serving: number;
  /** Deployments it ever had, ended ones included. */
  readonly deployments: number;
}

/** A version's state is not stored: its deployments say it. */
export function versionStateOf({ trained, serving, deployments }: VersionUse): VersionState {
  if (deployments === 0) return 'candidate';
  if (serving === 0) return 'retired';
  return serving < trained ? 'partly_serving' : 'serving';
}
