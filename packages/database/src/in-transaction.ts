import type pg from 'pg';
import { retryCollisions } from './retry-collisions.js';

/** SQL without parameters that costs no round trip of its own. */
export interface Ends<Result> {
  /** Within the transaction, sent with its beginning. */
  readonly first?: string;
  /** Sent with the commit, and run once that is done: where it fails, what is committed stays, and the caller is told of a fault. */
  readonly afterwards?: (result: Result) => string;
}

/**
 * Runs `work` on one connection in a transaction: committed when it resolves, rolled back when it rejects, begun again if
 * it collided with another.
 */
export function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  ends: Ends<Result> = {},
): Promise<Result> {
  return retryCollisions(() => attempt(pool, work, ends));
}

async function attempt<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  { first = '', afterwards = () => '' }: Ends<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; ${first}`);
    const result = await work(client);
    await client.query(`commit; ${afterwards(result)}`);
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
