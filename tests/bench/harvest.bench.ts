import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, createPrisma, type Database, migrate, startEmbeddedPostgres } from '@classmark/database';
import { expect, it } from 'vitest';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { beginHarvest } from '../support/harvesting.js';
import { untilImported } from '../support/importing.js';
import { WorkerProcess } from '../support/worker-process.js';

const articles = 20_000;
/** Some 60 MB live; V8 collects garbage late where memory is free. However long a harvest, it is no more. */
const mostMoreMegabytes = 300;

it('harvests 20,000 records by OAI-PMH, each page once, in little memory', async () => {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'classmark-harvest-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const { url } = stack.use(await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } }));
  await migrate(url);
  const database: Database = { prisma: createPrisma(url), pool: createPool(url) };
  stack.defer(() => database.pool.end());
  stack.defer(() => database.prisma.$disconnect());
  const worker = stack.use(await WorkerProcess.start(url));
  const readStatus = async (name: string): Promise<number> => {
    const status = await readFile(`/proc/${worker.pid}/status`, 'utf8');
    return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024;
  };
  const server = stack.use(await startOaiServer({ articles, pageSize: 100 }));
  const [before, begunMs] = [await readStatus('VmRSS'), Date.now()];
  const run = await untilImported(
    database,
    await beginHarvest(database, { url: server.url, source: 'made' }),
    1_200_000,
  );
  const seconds = (Date.now() - begunMs) / 1_000;
  const growth = (await readStatus('VmHWM')) - before;
  console.info(
    `${articles} records in ${seconds.toFixed(1)} s (${(articles / seconds).toFixed(0)} a second), ` +
      `${server.requests.length} requests, ${growth.toFixed(0)} MB more in the worker`,
  );
  expect(run).toMatchObject({
    state: 'succeeded',
    result: { seen: articles, added: 19_600, unchanged: 0, ignored: 400, wrong: {} },
  });
  expect(server.requests).toHaveLength(articles / 100);
  expect(growth).toBeLessThan(mostMoreMegabytes);
}, 1_300_000);
