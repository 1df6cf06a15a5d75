import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import {
  announce,
  createPool,
  createPrisma,
  type Database,
  inTransaction,
  openNotificationHub,
  queueChannel,
  transact,
} from '@classmark/database';
import { describe, expect, it } from 'vitest';
import { accept, openReviewDesk } from '../support/review-desk.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();

/** A piece of work within a transaction of either kind. */
type Work = (query: (sql: string) => Promise<unknown>) => Promise<void>;

const kinds = {
  transact: (within: Database, work: Work) => transact(within, (tx) => work((sql) => tx.$executeRawUnsafe(sql))),
  inTransaction: (within: Database, work: Work) =>
    inTransaction(within.pool, (client) => work((sql) => client.query(sql))),
} as const;

/** What is announced on a channel while something is done. */
async function hear(act: () => Promise<unknown>, channel = 'news'): Promise<string[]> {
  const onLost = (error: unknown) => {
    throw error;
  };
  await using hub = openNotificationHub({ url, channels: [channel], onLost });
  const news = hub.listen(channel, new AbortController().signal)[Symbol.asyncIterator]();
  await news.next();
  await act();
  await database.pool.query('select pg_notify($1, $2)', [channel, 'end']);
  const heard: string[] = [];
  for (;;) {
    const { value } = await news.next();
    if (value === 'end') return heard;
    heard.push(String(value));
  }
}

describe.each(Object.entries(kinds))('what a transaction of %s announces', (_, run) => {
  it('is heard once, each thing of it, when it is committed', async () => {
    const act = () =>
      run(database, async () => {
        announce('news', "it's one");
        announce('news', 'two');
        announce('news', 'two');
      });
    expect(await hear(act)).toEqual(["it's one", 'two']);
  });

  it('is not heard when it is rolled back', async () => {
    const act = () =>
      run(database, async () => {
        announce('news', 'never');
        throw new Error('No');
      });
    expect(await hear(() => expect(act()).rejects.toThrow('No'))).toEqual([]);
  });

  it('is not heard where a statement failed, even if nobody minds: whoever commits is told that it cannot be', async () => {
    const act = () =>
      run(database, async (query) => {
        announce('news', 'never');
        await query('select 1 / 0').catch(() => {});
      });
    expect(await hear(() => expect(act()).rejects.toThrow('aborted'))).toEqual([]);
  });

  it('is a transaction of its own, sent with the commit: others need not wait until that is on disk', async () => {
    await using observed = openDatabase(url, 1);
    await run(observed, async (query) => {
      await query("set application_name = 'announcing'");
      announce('news', 'said');
    });
    const { rows } = await database.pool.query(
      "select lower(query) as query from pg_stat_activity where application_name = 'announcing'",
    );
    expect(rows).toEqual([{ query: "select; commit; select pg_notify('news', 'said')" }]);
  });

  it('is heard even if whoever committed has gone before the answer', async () => {
    await using server = await openLeavingProxy(url, /commit/i);
    await using cut = openDatabase(server.url, 1);
    const act = async () => {
      await run(cut, async (query) => {
        await query('create table if not exists kept ()');
        announce('news', 'kept');
      }).catch(() => {});
      await server.forwarded;
    };
    expect(await hear(act)).toEqual(['kept']);
  });
});

describe('what a curator does', async () => {
  const { a, ada, bob, suggest, answer, claim, undo } = await openReviewDesk(database);
  const [document = 0n] = await suggest([[0.5, null]]);
  const hearQueue = (act: () => Promise<unknown>) => hear(act, queueChannel);

  it('is heard once: a claim, an act and its undo', async () => {
    expect(await hearQueue(() => claim(ada))).toEqual(['']);
    expect(await hearQueue(() => answer(ada, accept(document, a)))).toEqual(['']);
    const act = await database.prisma.act.findFirstOrThrow();
    expect(await hearQueue(() => undo(ada, act.id))).toEqual(['']);
  });

  it('is not heard where it is refused', async () => {
    await answer(ada, accept(document, a));
    const refused = expect.objectContaining({ code: 'CONFLICT' });
    expect(await hearQueue(() => expect(answer(bob, accept(document, a))).rejects.toEqual(refused))).toEqual([]);
    const act = await database.prisma.act.findFirstOrThrow({ where: { undoneAt: { not: null } } });
    expect(await hearQueue(() => expect(undo(bob, act.id)).rejects.toEqual(refused))).toEqual([]);
  });
});

it('cannot be asked for outside of a transaction', () => {
  expect(() => announce('news')).toThrow('no transaction is under way');
});

function openDatabase(to: string, maxConnections: number): Database & AsyncDisposable {
  const prisma = createPrisma(to, { maxConnections });
  const pool = createPool(to, { maxConnections });
  return {
    prisma,
    pool,
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Stands before the database; whoever sends what matches is cut off as soon as the database has been handed it. */
async function openLeavingProxy(databaseUrl: string, match: RegExp) {
  const target = new URL(databaseUrl);
  const { promise: forwarded, resolve } = Promise.withResolvers<void>();
  const server = createServer((client) => {
    const behind = createConnection(Number(target.port), target.hostname);
    client.on('error', () => {});
    behind.on('error', () => {});
    behind.pipe(client);
    client.on('data', (bytes) => {
      if (!match.test(bytes.toString('latin1'))) return void behind.write(bytes);
      behind.unpipe(client);
      client.destroy();
      behind.end(bytes);
      behind.resume();
      behind.once('close', () => resolve());
      return undefined;
    });
    client.on('close', () => behind.end());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: url.href,
    forwarded,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}
