import { planFirstDeployment } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { changeDeployments, lockDeployments } from '../models/deployments.js';
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
  const wasAnythingDeployed = (await tx.deployment.findFirst({ select: { id: true } })) !== null;
  const trained = version.classifiers.filter(({ state }) => state === 'trained');
  const deployable = { id, trained: new Set(trained.map(({ subjectId }) => subjectId)) };
  const changes = planFirstDeployment(deployable, wasAnythingDeployed);
  const isDeployed = changes.size > 0;
  if (isDeployed) {
    await changeDeployments(tx, { actor, action: 'classifier.deployed', subjectIds: [], decide: () => changes });
  }
  return { id, number, isDeployed };
}
