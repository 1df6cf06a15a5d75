import { cancelWith, createPool, createPrisma, isCancelled } from '@classmark/database';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();

it('ends a query under way with its signal, and not the one that waits for its connection', async () => {
  await using resources = new AsyncDisposableStack();
  const pool = resources.adopt(createPool(url, { maxConnections: 1 }), (opened) => opened.end());
  const leaving = new AbortController();
  const cancelled = cancelWith(leaving.signal, () => pool.query('select pg_sleep(30)')).catch(
    (error: unknown) => error,
  );
  const waiting = cancelWith(new AbortController().signal, () => pool.query('select 1 as one'));
  leaving.abort();
  expect(isCancelled(await cancelled)).toBe(true);
  expect((await waiting).rows).toEqual([{ one: 1 }]);
});

it.each(['pool', 'Prisma'])('does not send what nobody waits for any more, by %s', async (name) => {
  await using resources = new AsyncDisposableStack();
  const pool = resources.adopt(createPool(url), (opened) => opened.end());
  const prisma = resources.adopt(createPrisma(url), (client) => client.$disconnect());
  const send = () => (name === 'pool' ? pool.query('select 1') : prisma.$queryRaw`select 1`);
  const error = await cancelWith(AbortSignal.abort(), async () => send()).catch((thrown: unknown) => thrown);
  expect(isCancelled(error)).toBe(true);
});
