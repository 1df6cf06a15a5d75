import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, createPrisma, createReviewStore, migrate, startEmbeddedPostgres } from '@classmark/database';
import { claimReviewItems, execute } from '@classmark/domain';
import { expect, it } from 'vitest';
import { seedQueue } from '../support/seed-queue.js';

const documents = Number(process.env.BENCH_DOCUMENTS ?? 1_000_000);
const rounds = 100;
const p95LimitMs = 100;

it(`a claim of spot checks alone among ${documents} published suggestions of a subject has a p95 under ${p95LimitMs} ms`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'classmark-bench-'));
  const settings = { fsync: 'off', shared_buffers: '512MB', max_wal_size: '8GB' };
  await using resources = new AsyncDisposableStack();
  resources.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = resources.use(await startEmbeddedPostgres({ dataDir, settings }));
  await migrate(server.url);
  const prisma = resources.adopt(createPrisma(server.url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(server.url), (opened) => opened.end());
  const [subjectId] = (await seedQueue({ prisma, pool }, documents)).subjectIds;
  await pool.query('truncate prediction');
  await pool.query(
    `insert into prediction (document_id, subject_id, version_id, probability, margin, state)
     select d.id, e.subject_id, e.version_id, 0.95, 0.15, 'published'
     from document d, deployment e where e.subject_id = $1`,
    [subjectId],
  );
  await pool.query('vacuum analyze prediction');

  const store = createReviewStore({ prisma, pool }, { share: 1, random: Math.random });
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const curator = { kind: 'user', id: round + 1, name: `bench ${round}`, role: 'curator' } as const;
    const startedAt = performance.now();
    expect(await execute(claimReviewItems, store, curator, { count: 1 })).toHaveLength(1);
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Number(times[Math.ceil(rounds * share) - 1]?.toFixed(1));
  console.table([{ p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) }]);
  expect(at(0.95)).toBeLessThan(p95LimitMs);
});
