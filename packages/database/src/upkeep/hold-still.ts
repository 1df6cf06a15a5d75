import { type RunKind, runKinds } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { ingestLock } from '../ingest/write-batch.js';
import { lockDeployments } from '../models/deployments.js';

/** What scoring bears: it writes no more for what is gone. */
const unlessScoring = ['import', 'training'] as const satisfies readonly RunKind[];

/**
 * Makes imports, deployments and new runs wait until the transaction ends. Gives how many runs that the change would
 * disturb are queued or running: where models may go, scoring is one.
 */
export async function holdStill(tx: Transaction, { mayModelsGo }: { readonly mayModelsGo: boolean }): Promise<number> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${ingestLock})`;
  await lockDeployments(tx);
  await tx.$executeRaw`lock table run in share row exclusive mode`;
  const kinds = mayModelsGo ? runKinds : unlessScoring;
  return tx.run.count({ where: { state: { in: ['queued', 'running'] }, kind: { in: [...kinds] } } });
}
