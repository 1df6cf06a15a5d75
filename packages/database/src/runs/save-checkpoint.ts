import type pg from 'pg';
import { type AttemptKey, staleAttempt } from './attempt.js';

/** Saves where a later attempt goes on from, in the transaction of what it stands for. Throws AppError STALE_ATTEMPT. */
export async function saveCheckpoint(client: pg.ClientBase, key: AttemptKey, checkpoint: object): Promise<void> {
  const { rowCount } = await client.query(
    "update run set checkpoint = $3::jsonb where id = $1 and attempt = $2 and state = 'running'",
    [key.runId, key.number, JSON.stringify(checkpoint)],
  );
  if (rowCount === 0) throw staleAttempt(key);
}
