import type { DeployableVersion } from './deployment-plan.js';

/**
 * Subject → version for a version that has just been trained: where nothing was ever deployed it serves all that it was
 * trained for, else it waits until somebody deploys it.
 */
export function planFirstDeployment(
  { id, trained }: DeployableVersion,
  wasAnythingDeployed: boolean,
): ReadonlyMap<number, number> {
  return new Map(wasAnythingDeployed ? [] : [...trained].map((subjectId) => [subjectId, id]));
}
