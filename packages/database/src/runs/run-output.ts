import type pg from 'pg';
import { readChunks } from '../byte-chunks.js';
import type { Transaction } from '../database.js';

const keptDays = 30;

/** Adds a piece to the file that a run makes; within a transaction. */
export async function addRunOutput(
  client: pg.ClientBase,
  runId: bigint,
  { index, bytes }: { readonly index: number; readonly bytes: Uint8Array },
): Promise<void> {
  await client.query('insert into run_output (run_id, index, bytes) values ($1, $2, $3)', [runId, index, bytes]);
}

/** The file that a run made, piece by piece. */
export function readRunOutput(pool: pg.Pool, runId: bigint): AsyncGenerator<Uint8Array> {
  return readChunks(pool, 'select bytes from run_output where run_id = $1 and index = $2', runId);
}

/** Forgets files of more than a month ago. */
export async function sweepRunOutputs(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    delete from run_output o using run r
    where r.id = o.run_id and r.finished_at < now() - make_interval(days => ${keptDays})`;
}
