import { createPool, openNotificationHub } from '@classmark/database';
import { afterAll, expect, it } from 'vitest';
import { openDatabaseProxy } from '../support/database-proxy.js';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();
const pool = createPool(url);
afterAll(() => pool.end());

const neverLost = (error: unknown) => {
  throw error;
};

it('a listener reads once, and again when something is announced', async () => {
  await using hub = openNotificationHub({ url, channels: ['test_news'], onLost: neverLost });
  const news = hub.listen('test_news', new AbortController().signal)[Symbol.asyncIterator]();
  expect((await news.next()).value).toBeNull();
  await pool.query("notify test_news, '7'");
  expect((await news.next()).value).toBe('7');
});

it('a lost connection makes every listener read again', async () => {
  const lost: unknown[] = [];
  await using hub = openNotificationHub({ url, channels: ['test_news'], onLost: (error) => lost.push(error) });
  const news = hub.listen('test_news', new AbortController().signal)[Symbol.asyncIterator]();
  await news.next();
  await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%test_news%'");
  expect((await news.next()).value).toBeNull();
  expect(lost).toHaveLength(1);
});

it('a connection that is lost without a word makes every listener read again', async () => {
  await using proxy = await openDatabaseProxy(url);
  const lost: unknown[] = [];
  const onLost = (error: unknown) => void lost.push(error);
  const pulse = { everyMs: 20, withinMs: 500 };
  await using hub = openNotificationHub({ url: proxy.url, channels: ['test_news'], onLost, pulse });
  const news = hub.listen('test_news', new AbortController().signal)[Symbol.asyncIterator]();
  await news.next();
  proxy.fallSilent();
  await pool.query("notify test_news, '7'");
  expect((await news.next()).value).toBeNull();
  expect(lost).toHaveLength(1);
});

it('closing ends all listeners, and waits for no connection that is not there yet', async () => {
  const hub = openNotificationHub({ url, channels: ['test_news'], onLost: neverLost });
  const news = hub.listen('test_news', new AbortController().signal)[Symbol.asyncIterator]();
  await hub[Symbol.asyncDispose]();
  expect((await news.next()).done).toBe(true);
});

it('a channel that is not listened to is a mistake at once', async () => {
  await using hub = openNotificationHub({ url, channels: ['test_news'], onLost: neverLost });
  expect(() => hub.listen('other', new AbortController().signal)).toThrow('Nothing listens to other');
});
