import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import {
  type DeployableVersion,
  type DeploymentHistory,
  planDeployment,
  planRollBack,
  type ServedBy,
} from './deployment-plan.js';

const subjectIds = z.array(z.int()).min(1).max(20_000);

/** What a change of deployments is decided on; read under a lock that makes changes wait for each other. */
export interface DeploymentSituation {
  readonly serving: ServedBy;
  /** For each subject asked about that exists. */
  readonly histories: ReadonlyMap<number, DeploymentHistory>;
}

export interface DeploymentChange {
  readonly actor: Actor;
  readonly action: 'classifier.deployed' | 'classifier.rolled-back';
  /** The subjects whose histories are needed to decide. */
  readonly subjectIds: readonly number[];
  /** Subject → the version that is to serve it. Throws to change nothing. */
  decide(situation: DeploymentSituation): ReadonlyMap<number, number>;
}

export interface DeploymentsChanged {
  readonly deploymentIds: readonly number[];
  /** The scoring run that brings predictions after. */
  readonly runId: bigint;
}

export interface DeploymentStore {
  findDeployableVersion(versionId: number): Promise<DeployableVersion | null>;
  /**
   * Ends the former deployments, starts the new ones and a scoring run for their subjects, writes the audit event and
   * announces it all, in one transaction. What people decided is not touched.
   */
  changeDeployments(change: DeploymentChange): Promise<DeploymentsChanged>;
}

/** Lets a version serve some or all of its trained subjects. */
export const deployClassifiers = defineCommand({
  name: 'deployClassifiers',
  leastRole: 'operator',
  input: z.strictObject({ versionId: z.int(), subjectIds: subjectIds.nullish() }),
  async run(store: DeploymentStore, actor, { versionId, subjectIds }) {
    const version = await store.findDeployableVersion(versionId);
    if (version === null) throw new AppError('NOT_FOUND', 'Version not found.');
    return store.changeDeployments({
      actor,
      action: 'classifier.deployed',
      subjectIds: [],
      decide: ({ serving }) => planDeployment(version, subjectIds ?? null, serving),
    });
  },
});

/** Returns subjects to the version that served them before. */
export const rollBackClassifiers = defineCommand({
  name: 'rollBackClassifiers',
  leastRole: 'operator',
  input: z.strictObject({ subjectIds }),
  run(store: DeploymentStore, actor, { subjectIds }) {
    const asked = [...new Set(subjectIds)];
    return store.changeDeployments({
      actor,
      action: 'classifier.rolled-back',
      subjectIds: asked,
      decide: ({ serving, histories }) => {
        const unknown = asked.filter((id) => !histories.has(id));
        if (unknown.length > 0) throw new AppError('NOT_FOUND', 'Subject not found.');
        return planRollBack(histories, serving);
      },
    });
  },
});
