import { AppError, type RunKind } from '@classmark/domain';
import type pg from 'pg';
import type { Transaction } from '../database.js';
import { inTransaction } from '../in-transaction.js';
import { announceRun } from './announce-run.js';

/** One try at a run. Only the latest may write: each of its writes is fenced by `number`. */
export interface AttemptKey {
  readonly runId: bigint;
  readonly number: number;
}

export interface ClaimedRun extends AttemptKey {
  readonly kind: RunKind;
  readonly input: unknown;
  /** What an earlier attempt saved last; null on a fresh start. */
  readonly checkpoint: unknown;
}

/**
 * Begins the next attempt at a run, which makes all earlier ones stale. Null if the run is finished or unknown. What
 * an attempt without a checkpoint measured is forgotten: the next one starts anew.
 */
export function claimRun(pool: pg.Pool, runId: bigint): Promise<ClaimedRun | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Omit<ClaimedRun, 'runId'>>(claim, [runId]);
    const [row] = rows;
    if (row === undefined) return null;
    announceRun(runId);
    return { ...row, runId };
  });
}

const claim = `
  with claimed as (
    update run set attempt = attempt + 1, state = 'running', started_at = coalesce(started_at, now()), progress = null
    where id = $1 and state in ('queued', 'running')
    returning attempt, kind, input, checkpoint
  ), forgotten as (
    delete from run_metric where run_id = $1 and exists (select from claimed where checkpoint is null)
  )
  select attempt as number, kind, input, checkpoint from claimed`;

const fence = "select 1 from run where id = $1 and attempt = $2 and state = 'running' for no key update";

/**
 * Holds the attempt current until the transaction ends; the first statement of each transaction in which a handler
 * writes. Throws AppError STALE_ATTEMPT if a later attempt has begun or the run is finished.
 */
export async function fenceAttempt(tx: Transaction | pg.ClientBase, { runId, number }: AttemptKey): Promise<void> {
  const rows =
    '$queryRawUnsafe' in tx
      ? await tx.$queryRawUnsafe<unknown[]>(fence, runId, number)
      : (await tx.query(fence, [runId, number])).rows;
  if (rows.length === 0) throw staleAttempt({ runId, number });
}

export function staleAttempt({ runId, number }: AttemptKey): AppError {
  return new AppError('STALE_ATTEMPT', `Attempt ${number} at run ${runId} is over; what it writes is refused.`);
}
