import type pg from 'pg';
import { cutIntoChunks } from '../byte-chunks.js';
import type { Transaction } from '../database.js';

/** Keeps the state of a run that is too large for its row, in place of what was kept before; within a transaction. */
export async function keepRunCheckpoint(client: pg.ClientBase, runId: bigint, bytes: Uint8Array): Promise<void> {
  await client.query('delete from run_checkpoint where run_id = $1', [runId]);
  for (const { index, bytes: chunk } of cutIntoChunks(bytes)) {
    await client.query('insert into run_checkpoint (run_id, index, bytes) values ($1, $2, $3)', [runId, index, chunk]);
  }
}

/** What was kept last; empty where nothing is. */
export async function readRunCheckpoint(pool: pg.Pool, runId: bigint): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for (;;) {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'select bytes from run_checkpoint where run_id = $1 and index = $2',
      [runId, pieces.length],
    );
    const [piece] = rows;
    if (piece === undefined) return Buffer.concat(pieces);
    pieces.push(piece.bytes);
  }
}

export async function dropRunCheckpoint(tx: Transaction, runId: bigint): Promise<void> {
  await tx.runCheckpoint.deleteMany({ where: { runId } });
}
