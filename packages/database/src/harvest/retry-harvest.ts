import { type Actor, type RunKind, type RunState, requireRetryable } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { announceRun } from '../runs/announce-run.js';

/** See HarvestRetryStore. A worker finds the queued run and has the queue begin it anew. */
export async function retryHarvest(tx: Transaction, runId: bigint, actor: Actor): Promise<void> {
  const [run] = await tx.$queryRaw<{ kind: RunKind; state: RunState }[]>`
    select kind, state from run where id = ${runId} for update`;
  requireRetryable(run ?? null);
  await tx.$executeRaw`
    update run set state = 'queued', problem = null, progress = null, cancel_requested_at = null, finished_at = null
    where id = ${runId}`;
  const details = { state: run?.state };
  await recordAudit(tx, { actor, action: 'harvest.retried', target: `run:${runId}`, details });
  announceRun(runId);
}
