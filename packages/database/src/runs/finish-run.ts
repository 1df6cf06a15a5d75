import { isFinished, type RunProblem, storableText } from '@classmark/domain';
import type pg from 'pg';
import type { Transaction } from '../database.js';
import { inTransaction } from '../in-transaction.js';
import { announceRun } from './announce-run.js';
import { type AttemptKey, staleAttempt } from './attempt.js';

/** Ends a run well, in the transaction of the last thing it writes. Throws AppError STALE_ATTEMPT. */
export async function succeedRun(tx: Transaction, key: AttemptKey, result: object): Promise<void> {
  const finished = await tx.$executeRaw`
    update run set state = 'succeeded', result = ${JSON.stringify(result)}::jsonb, finished_at = now()
    where id = ${key.runId} and attempt = ${key.number} and state = 'running'`;
  if (finished === 0) throw staleAttempt(key);
  announceRun(key.runId);
}

/** Where a run goes without having succeeded; `queued` hands it back. */
export type Setback =
  | { readonly state: 'failed'; readonly problem: RunProblem }
  | { readonly state: 'cancelled' }
  | { readonly state: 'queued' };

/** Ends an attempt that did not succeed; false if it was over already. */
export async function setBackRun(pool: pg.Pool, key: AttemptKey, setback: Setback): Promise<boolean> {
  const problem = setback.state === 'failed' ? storableProblem(setback.problem) : null;
  const told = [problem && JSON.stringify(problem), problem?.message ?? null];
  const values = [key.runId, key.number, setback.state, ...told, isFinished(setback.state)];
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(setBack, values);
    if (rowCount !== 1) return false;
    announceRun(key.runId);
    return true;
  });
}

/** A run that is handed back keeps what the next attempt goes on from. */
const setBack = `
  with ended as (
    update run set state = $3::run_state, problem = $4::jsonb,
      finished_at = case when $6::boolean then now() end
    where id = $1 and attempt = $2 and state in ('queued', 'running')
    returning id
  ), dropped as (
    delete from run_checkpoint where run_id in (select id from ended) and $6::boolean
  ), unmade as (
    delete from run_output where run_id in (select id from ended) and $6::boolean
  ), line as (
    insert into run_log (run_id, level, message) select id, 'error', $5::text from ended where $5::text is not null
  )
  select from ended`;

/** A message may quote a file. */
function storableProblem({ code, message }: RunProblem): RunProblem {
  return { code, message: storableText(message) };
}
