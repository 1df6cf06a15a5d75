import { describe, expect, it } from 'vitest';
import { PeopledApi } from '../support/peopled-api.js';
import { readStream } from '../support/read-stream.js';
import { type Shown, startApi } from '../support/start-api.js';

const site = await PeopledApi.open();
const { pool } = site.database;

describe('an open stream', () => {
  const watchQueue = 'subscription { reviewQueueChanged { queued } }';

  /** Opens a stream, reads its first event, does something, and waits for the server to end it. */
  async function endOf(shown: Shown, act: () => Promise<unknown>): Promise<number> {
    const events = readStream(site.api, watchQueue, shown);
    expect((await events.next()).value).toMatchObject({ data: { reviewQueueChanged: { queued: 0 } } });
    await act();
    let further = 0;
    for await (const _ of events) further++;
    return further;
  }

  it('is told of a change without a count of the queue, where nobody asks for one', async () => {
    const { cookie } = await site.makePerson('curator');
    const client = await pool.connect();
    try {
      await client.query('begin; lock table prediction in access exclusive mode');
      const events = readStream(site.api, 'subscription { reviewQueueChanged { at } }', { cookie });
      expect((await events.next()).value).toMatchObject({ data: { reviewQueueChanged: { at: expect.any(String) } } });
      await events.return(undefined);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('ends when its key is revoked', async () => {
    const { cookie } = await site.makePerson('admin');
    const { apiKey, secret } = await site.makeKey('CURATOR', { cookie });
    expect(await endOf({ key: secret }, () => site.revokeKey(apiKey.id, { cookie }))).toBe(0);
  });

  it('ends when its session ends', async () => {
    const { cookie } = await site.makePerson('curator');
    expect(await endOf({ cookie }, () => site.signOut(cookie))).toBe(0);
  });

  it('ends when the role changes that it was opened with', async () => {
    const { cookie, id } = await site.makePerson('curator');
    const { cookie: admin } = await site.makePerson('admin');
    const demote = 'mutation ($id: ID!) { setRole(input: { userId: $id, role: READER }) { __typename } }';
    expect(await endOf({ cookie }, () => site.api.graphql(demote, { id }, { cookie: admin }))).toBe(0);
  });

  it('goes on when another’s session ends', async () => {
    const { cookie } = await site.makePerson('curator');
    const other = await site.makePerson('curator');
    const events = readStream(site.api, watchQueue, { cookie });
    await events.next();
    await site.signOut(other.cookie);
    await pool.query("notify classmark_queue, ''");
    expect((await events.next()).done).toBe(false);
    await events.return(undefined);
  });

  it('survives a lost database connection, and reads again', async () => {
    const { cookie } = await site.makePerson('curator');
    const events = readStream(site.api, watchQueue, { cookie });
    await events.next();
    const next = events.next();
    const lost = await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'",
    );
    expect(lost.rowCount).toBeGreaterThan(0);
    expect((await next).value).toMatchObject({ data: { reviewQueueChanged: { queued: 0 } } });
    await events.return(undefined);
  });

  it('is refused to a reader in the stream itself', async () => {
    const { cookie } = await site.makePerson('reader');
    const events = [];
    for await (const event of readStream(site.api, watchQueue, { cookie })) events.push(event);
    expect(events).toMatchObject([{ errors: [{ extensions: { code: 'NOT_ALLOWED', requiredRole: 'CURATOR' } }] }]);
  });
});

it('stops in time with a stream open', async () => {
  const { cookie } = await site.makePerson('curator');
  const short = await startApi(site.url);
  const events = readStream(short, 'subscription { reviewQueueChanged { queued } }', { cookie });
  await events.next();
  const stopped = short[Symbol.asyncDispose]();
  expect((await events.next()).done).toBe(true);
  await stopped;
});
