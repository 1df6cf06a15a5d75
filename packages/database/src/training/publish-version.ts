import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { changeDeployments, findDeployableVersion, lockDeployments } from '../models/deployments.js';
import { type NewVersion, saveVersion } from './save-version.js';

export interface PublishedVersion {
  readonly id: number;
  readonly number: number;
  /** Whether it serves already: the very first version of an installation does. */
  readonly isDeployed: boolean;
}

/** Writes a version with its audit event. Where nothing was ever deployed it begins to serve, and scoring with it. */
export async function publishVersion(tx: Transaction, version: NewVersion): Promise<PublishedVersion> {
  const actor = { kind: 'system' } as const;
  const { id, number } = await saveVersion(tx, version);
  const details = { modelId: version.modelId, number, runId: String(version.runId) };
  await recordAudit(tx, { actor, action: 'version.trained', target: `version:${id}`, details });
  await lockDeployments(tx);
  const isDeployed = (await tx.deployment.findFirst({ select: { id: true } })) === null;
  if (isDeployed) {
    const trained = (await findDeployableVersion(tx, id))?.trained ?? new Set<number>();
    const decide = () => new Map([...trained].map((subjectId) => [subjectId, id]));
    await changeDeployments(tx, { actor, action: 'classifier.deployed', subjectIds: [], decide });
  }
  return { id, number, isDeployed };
}
