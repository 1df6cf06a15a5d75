import { type Actor, AppError } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { announceRun } from './announce-run.js';

/**
 * Cancels a waiting run at once and asks a running one to stop; asking twice changes nothing. Throws AppError
 * NOT_FOUND, or CONFLICT if the run is finished.
 */
export async function requestCancel(tx: Transaction, runId: bigint, _actor: Actor): Promise<void> {
  const asked = await tx.$executeRaw`
    update run set
      cancel_requested_at = coalesce(cancel_requested_at, now()),
      state = case when state = 'queued' then 'cancelled'::run_state else state end,
      finished_at = case when state = 'queued' then now() end
    where id = ${runId} and state in ('queued', 'running')`;
  if (asked === 0) throw await whyNot(tx, runId);
  await announceRun(tx, runId);
}

async function whyNot(tx: Transaction, runId: bigint): Promise<AppError> {
  const run = await tx.run.findUnique({ where: { id: runId }, select: { state: true } });
  if (run === null) return new AppError('NOT_FOUND', 'There is no such run.');
  return new AppError('CONFLICT', `This run has already ${run.state === 'cancelled' ? 'been cancelled' : run.state}.`);
}
