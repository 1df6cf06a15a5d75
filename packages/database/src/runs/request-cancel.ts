import { type Actor, AppError, type RunStore } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { announceRun } from './announce-run.js';

export function createRunStore({ prisma }: Database): RunStore {
  return { requestCancel: (runId, actor) => prisma.$transaction((tx) => requestCancel(tx, runId, actor)) };
}

/** See RunStore. */
export async function requestCancel(tx: Transaction, runId: bigint, actor: Actor): Promise<void> {
  const [run] = await tx.$queryRaw<{ state: string; isAsked: boolean }[]>`
    select state::text, cancel_requested_at is not null as "isAsked" from run where id = ${runId} for update`;
  if (run === undefined) throw new AppError('NOT_FOUND', 'There is no such run.');
  if (run.state !== 'queued' && run.state !== 'running') {
    throw new AppError('CONFLICT', `This run has ${run.state === 'cancelled' ? 'been cancelled' : run.state} already.`);
  }
  if (run.isAsked) return;
  await tx.$executeRaw`
    update run set
      cancel_requested_at = now(),
      state = case when state = 'queued' then 'cancelled'::run_state else state end,
      finished_at = case when state = 'queued' then now() end
    where id = ${runId}`;
  await recordAudit(tx, { actor, action: 'run.cancelled', target: `run:${runId}` });
  await announceRun(tx, runId);
}
