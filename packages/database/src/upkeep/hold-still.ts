import { undisturbedKinds } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { ingestLock } from '../ingest/write-batch.js';
import { lockDeployments } from '../models/deployments.js';

/**
 * Makes imports, deployments and new runs wait until the transaction ends. Gives the titles of queued or running runs
 * that the change would disturb.
 */
export async function holdStill(
  tx: Transaction,
  { mayModelsGo }: { readonly mayModelsGo: boolean },
): Promise<string[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${ingestLock})`;
  await lockDeployments(tx);
  await tx.$executeRaw`lock table run in share row exclusive mode`;
  const runs = await tx.run.findMany({
    where: { state: { in: ['queued', 'running'] }, kind: { notIn: undisturbedKinds({ mayModelsGo }) } },
    orderBy: { id: 'asc' },
    select: { title: true },
  });
  return runs.map(({ title }) => title);
}
