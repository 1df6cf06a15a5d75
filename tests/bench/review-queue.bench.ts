import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createPool,
  createPrisma,
  createReviewStore,
  type Database,
  listPredictionsOfDocuments,
  migrate,
  startEmbeddedPostgres,
} from '@classmark/database';
import { claimReviewItems, execute, queueFilter, queueOrders } from '@classmark/domain';
import { expect, it } from 'vitest';
import { seedQueue } from '../support/seed-queue.js';
import { percentile } from './percentile.js';

const documents = Number(process.env.BENCH_DOCUMENTS ?? 1_000_000);
const rounds = 200;
const p95LimitMs = 50;

interface Measured {
  readonly what: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

async function measure(what: string, run: (round: number) => Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run(round);
    times.push(performance.now() - start);
  }
  const at = (share: number) => Number(percentile(times, share).toFixed(2));
  return { what, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
}

it(`the queue's first page over ${documents} documents has a p95 under ${p95LimitMs} ms at the database`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'classmark-bench-'));
  const settings = { fsync: 'off', shared_buffers: '512MB', max_wal_size: '8GB' };
  await using resources = new AsyncDisposableStack();
  resources.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = resources.use(await startEmbeddedPostgres({ dataDir, settings }));
  await migrate(server.url);
  const prisma = resources.adopt(createPrisma(server.url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(server.url), (opened) => opened.end());
  const database: Database = { prisma, pool };
  const startedAt = performance.now();
  const { subjectIds } = await seedQueue(database, documents);
  console.log(`Generated in ${Math.round((performance.now() - startedAt) / 1000)} s`);

  const store = createReviewStore(database);
  const holder = 'user:1';
  const curator = { kind: 'user', id: 1, name: 'bench', role: 'curator' } as const;
  const whole = { ...queueFilter.parse({}), holder };
  const table: Measured[] = [];
  for (const order of queueOrders) {
    for (const kind of ['all', 'one subject'] as const) {
      const filter = (round: number) =>
        kind === 'all' ? whole : { ...whole, subjectId: subjectIds[round % subjectIds.length] ?? null };
      table.push(
        await measure(`first page, ${order}, ${kind}`, (round) =>
          store.listQueue({ order, filter: filter(round), limit: 21, after: null }),
        ),
      );
    }
  }
  const page = await store.listQueue({ order: 'closest_to_threshold', filter: whole, limit: 21, after: null });
  const shown = page.map(({ documentId }) => documentId);
  table.push(
    await measure('the predictions of a page', () => listPredictionsOfDocuments(prisma, shown, ['queued'])),
    await measure('count, up to 10,000', () => store.countQueue(whole, 10_000)),
    await measure('count of one subject', (round) =>
      store.countQueue({ ...whole, subjectId: subjectIds[round % subjectIds.length] ?? null }, 10_000),
    ),
    await measure('claim of 5, each by another desk', (round) =>
      execute(claimReviewItems, store, { ...curator, id: round + 1 }, { count: 5 }),
    ),
  );
  console.table(table);
  const pages = table.filter(({ what }) => what.startsWith('first page'));
  expect(pages.filter(({ p95Ms }) => p95Ms >= p95LimitMs)).toEqual([]);
});
