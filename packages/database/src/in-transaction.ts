import type pg from 'pg';
import { announcing } from './notifications/announce.js';
import { retryCollisions } from './retry-collisions.js';

/**
 * Runs `work` on one connection in a transaction: committed when it resolves, rolled back when it rejects, begun again if
 * it collided with another.
 * @param first SQL without parameters that is sent with the beginning, so that it costs no round trip of its own
 */
export function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  first = '',
): Promise<Result> {
  return retryCollisions(() => announcing(() => attempt(pool, work, first)));
}

async function attempt<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  first: string,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; ${first}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
