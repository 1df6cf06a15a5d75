import { type Actor, AppError, planCancel, type RunState, type RunStore } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { transact } from '../transact.js';
import { announceRun } from './announce-run.js';

export function createRunStore(database: Database): RunStore {
  return { requestCancel: (runId, actor) => transact(database, (tx) => requestCancel(tx, runId, actor)) };
}

/** See RunStore. */
async function requestCancel(tx: Transaction, runId: bigint, actor: Actor): Promise<void> {
  const [run] = await tx.$queryRaw<{ state: RunState; isCancelRequested: boolean }[]>`
    select state, cancel_requested_at is not null as "isCancelRequested" from run where id = ${runId} for update`;
  if (run === undefined) throw new AppError('NOT_FOUND', 'Run not found.');
  const plan = planCancel(run);
  if (plan === 'nothing') return;
  const endsNow = plan === 'end';
  await tx.$executeRaw`
    update run set
      cancel_requested_at = now(),
      state = case when ${endsNow} then 'cancelled'::run_state else state end,
      finished_at = case when ${endsNow} then now() end
    where id = ${runId}`;
  await recordAudit(tx, { actor, action: 'run.cancelled', target: `run:${runId}` });
  announceRun(runId);
}
