import type pg from 'pg';
import { retryCollisions } from './retry-collisions.js';

/**
 * Runs `work` on one connection in a transaction: committed when it resolves, rolled back when it rejects, begun again if
 * it collided with another.
 */
export function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  return retryCollisions(() => attempt(pool, work));
}

async function attempt<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
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
