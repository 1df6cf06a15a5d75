import type { Transaction } from '../database.js';
import type { RunKind } from '../generated/client.js';
import { ingestLock } from '../ingest/write-batch.js';
import { lockDeployments } from '../models/deployments.js';

/**
 * Makes imports, deployments and new runs wait until the transaction ends. Gives how many runs that the change would
 * disturb are queued or running. A scoring is one only where models may go: it writes no more for what is gone. An
 * experiment never is.
 */
export async function holdStill(tx: Transaction, { mayModelsGo }: { readonly mayModelsGo: boolean }): Promise<number> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${ingestLock})`;
  await lockDeployments(tx);
  await tx.$executeRaw`lock table run in share row exclusive mode`;
  const undisturbed: RunKind[] = mayModelsGo ? ['experiment'] : ['experiment', 'scoring'];
  return tx.run.count({ where: { state: { in: ['queued', 'running'] }, kind: { notIn: undisturbed } } });
}
