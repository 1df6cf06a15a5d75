import type pg from 'pg';
import type { Database } from '../database.js';

/**
 * Gives `work` a connection on which all data stay as they were at its first query, in a transaction that may take as
 * long as it likes and is rolled back at the end.
 */
export async function inSnapshot<Result>(
  { pool }: Database,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin isolation level repeatable read');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    return await work(client);
  } finally {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    client.release(broken);
  }
}
