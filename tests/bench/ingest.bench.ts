import { createRandom } from '@classmark/math';
import { expect, it } from 'vitest';
import { startBenchDatabase } from '../support/bench-database.js';
import { startImport, startImportWorker, untilImported } from '../support/importing.js';
import { report, table } from './report.js';

const documents = Number(process.env.BENCH_DOCUMENTS ?? 100_000);
const vocabulary = 30_000;
const wordsOfText = 200;
/** Of the worker's, which other work on the machine changes little; the clock is for a quiet one. */
const promisedPerCpuSecond = 1_200;
const timeoutMs = 1_200_000;

/** Titles and texts of made-up words, common ones far more often than rare ones, with two subjects each. */
function makeLines(): string {
  const random = createRandom(1);
  const write = (words: number) =>
    Array.from({ length: words }, () => `w${Math.floor(vocabulary * random.next() ** 3).toString(36)}`).join(' ');
  return Array.from({ length: documents }, (_, i) => {
    const subjects = [`/Life/S${i % 20}`, `/Earth/T${i % 13}`];
    return `${JSON.stringify({ id: `d${i}`, title: write(8), text: write(wordsOfText), subjects })}\n`;
  }).join('');
}

it(`takes in ${documents} documents with labels and full text`, async () => {
  await using server = await startBenchDatabase({ fsync: 'on' });
  await using _worker = await startImportWorker(server);
  const options = { source: 'bench', scheme: 'Areas', createSubjects: true };
  const id = await startImport(server.database, { content: makeLines(), options });
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
  await untilImported(server.database, id, timeoutMs);
  const perSecond = documents / ((performance.now() - startedAt) / 1_000);
  const { user, system } = process.cpuUsage(cpu);
  const perCpuSecond = documents / ((user + system) / 1e6);
  const row = ['import', Math.round(perSecond), Math.round(perCpuSecond)];
  report('ingest', [table([`${documents} documents`, 'a second', 'a CPU second of the worker'], [row])]);
  expect(await server.database.prisma.document.count()).toBe(documents);
  expect(perCpuSecond).toBeGreaterThan(promisedPerCpuSecond);
});
