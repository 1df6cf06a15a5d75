import pg from 'pg';
import { expect, it } from 'vitest';
import { WordIndexing } from './word-indexing.js';

/** A pool that answers every query with this error of PostgreSQL. */
function failing(code: string): pg.Pool {
  const pool = new pg.Pool();
  const error = Object.assign(new pg.DatabaseError('refused', 0, 'error'), { code });
  return Object.assign(pool, { query: async () => Promise.reject(error) });
}

it('leaves the index of another role to the upkeep of the database', async () => {
  const indexing = new WordIndexing(failing('42501'));
  await indexing.add(1_000);
  await expect(indexing.settle()).resolves.toBeUndefined();
});

it('fails as the database does', async () => {
  const indexing = new WordIndexing(failing('57014'));
  await indexing.add(1_000);
  await expect(indexing.settle()).rejects.toMatchObject({ code: '57014' });
});
