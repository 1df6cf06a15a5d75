import type pg from 'pg';
import { retryCollisions } from './retry-collisions.js';

/**
 * Runs `work` on one connection in a transaction: committed when it resolves, rolled back when it rejects, begun again if
 * it collided with another.
 * @param opening SQL without parameters, sent with the beginning
 */
export function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  opening = '',
): Promise<Result> {
  return retryCollisions(() => attempt(pool, work, opening));
}

async function attempt<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  opening: string,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; ${opening}`);
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
