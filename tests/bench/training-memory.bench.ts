import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, createPrisma, type Database, migrate, startEmbeddedPostgres } from '@classmark/database';
import { trainingJob } from '@classmark/domain';
import { expect, it } from 'vitest';
import { beginRun, untilFinished } from '../support/run-and-wait.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { seedModel } from '../support/seed-models.js';
import { WorkerProcess } from '../support/worker-process.js';

const mostMoreMegabytes = 150;
const timeoutMs = 1_200_000;
const elevenSubjects = Array.from('abcdefghijk', (letter) => `subject${letter}`);

/** The most memory that a worker held while it trained on a corpus of its own, in MB. */
async function measurePeak(documents: number): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'classmark-memory-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const { url } = stack.use(await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } }));
  await migrate(url);
  const database: Database = { prisma: createPrisma(url), pool: createPool(url) };
  stack.defer(() => database.pool.end());
  stack.defer(() => database.prisma.$disconnect());
  const seed = { scheme: 'areas', subjects: elevenSubjects, labelled: documents, unlabelled: 0, words: 160 };
  const { schemeId } = await seedCorpus(database, seed);
  const modelId = await seedModel(database, schemeId, 'Areas');
  const worker = stack.use(await WorkerProcess.start(url));
  const id = await beginRun(database, { job: trainingJob, input: { modelId, seed: 1 } });
  expect(await untilFinished(database, id, timeoutMs)).toMatchObject({ state: 'succeeded', attempt: 1 });
  const status = await readFile(`/proc/${worker.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

it('training on 40,000 documents takes little more memory than on 4,000', async () => {
  const [few, many] = [await measurePeak(4_000), await measurePeak(40_000)];
  console.info(`Peak of the worker: ${few.toFixed(0)} MB on 4,000 documents, ${many.toFixed(0)} MB on 40,000`);
  expect(many - few).toBeLessThan(mostMoreMegabytes);
});
