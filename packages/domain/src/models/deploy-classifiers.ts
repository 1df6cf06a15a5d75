import { z } from 'zod';
import { AppError } from '../app-error.js';
import { requireRoleFor } from '../least-roles.js';
import { parseInput } from '../parse-input.js';
import type { Actor } from '../role.js';
import {
  type DeployableVersion,
  type DeploymentHistory,
  planDeployment,
  planRollBack,
  type Serving,
} from './deployment-plan.js';

const subjectIds = z.array(z.int()).min(1).max(20_000);
const deployCommand = z.strictObject({ versionId: z.int(), subjectIds: subjectIds.nullish() });
const rollBackCommand = z.strictObject({ subjectIds });
export type DeployClassifiers = z.output<typeof deployCommand>;
export type RollBackClassifiers = z.output<typeof rollBackCommand>;

export const parseDeployClassifiers = (input: unknown): DeployClassifiers => parseInput(deployCommand, input);
export const parseRollBackClassifiers = (input: unknown): RollBackClassifiers => parseInput(rollBackCommand, input);

/** What a change of deployments is decided on; read under a lock that makes changes wait for each other. */
export interface DeploymentSituation {
  readonly serving: Serving;
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
export async function deployClassifiers(
  store: DeploymentStore,
  actor: Actor,
  command: DeployClassifiers,
): Promise<DeploymentsChanged> {
  requireRoleFor(actor, 'deployClassifiers');
  const version = await store.findDeployableVersion(command.versionId);
  if (version === null) throw new AppError('NOT_FOUND', 'There is no such version.');
  return store.changeDeployments({
    actor,
    action: 'classifier.deployed',
    subjectIds: [],
    decide: ({ serving }) => planDeployment(version, command.subjectIds ?? null, serving),
  });
}

/** Returns subjects to the version that served them before. */
export async function rollBackClassifiers(
  store: DeploymentStore,
  actor: Actor,
  command: RollBackClassifiers,
): Promise<DeploymentsChanged> {
  requireRoleFor(actor, 'rollBackClassifiers');
  const asked = [...new Set(command.subjectIds)];
  return store.changeDeployments({
    actor,
    action: 'classifier.rolled-back',
    subjectIds: asked,
    decide: ({ serving, histories }) => {
      const unknown = asked.filter((id) => !histories.has(id));
      if (unknown.length > 0) throw new AppError('NOT_FOUND', 'There is no such subject.');
      return planRollBack(histories, serving);
    },
  });
}
