import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trainingJob } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBenchDatabase } from '../support/bench-database.js';
import { startImport, startImportWorker, untilImported } from '../support/importing.js';
import { beginRun, untilFinished } from '../support/run-and-wait.js';
import { seedModel } from '../support/seed-models.js';
import { WorkerProcess } from '../support/worker-process.js';
import { report, table } from './report.js';

/** Sizes around those at which features and learner are chosen otherwise. */
const sizes = (process.env.BENCH_SIZES ?? '1900,2100,2400,2800,3000,6000').split(',').map(Number);
const target = 0.9;
const trainingTimeoutMs = 1_800_000;
const importTimeoutMs = 300_000;

const evaluation = z.object({
  documents: z.number(),
  atTarget: z.object({ precision: z.number().nullable(), recall: z.number(), publishes: z.number() }),
});
type Evaluation = z.output<typeof evaluation>;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'classmark-folds-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Subjects that show inside words only. */
const writeCorpus = (size: number): string =>
  execFileSync('python3', ['tests/cases/02-fold-features.py', String(size)], { encoding: 'utf8', maxBuffer: 2 ** 28 });

function evaluateFile(content: string): Evaluation {
  const path = join(folder, 'corpus.jsonl');
  writeFileSync(path, content);
  const command = ['apps/cli/bin/classmark.mjs', 'evaluate', '--train', path, '--json'];
  return evaluation.parse(
    JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 28 })),
  );
}

async function evaluateByService(content: string): Promise<Evaluation> {
  await using server = await startBenchDatabase();
  const { database, url } = server;
  {
    await using _imports = await startImportWorker(server, { minWords: 1, languages: [] });
    const options = { source: 'folds', scheme: 'folds', createSubjects: true, labelsComplete: true };
    await untilImported(database, await startImport(database, { content, options }), importTimeoutMs);
  }
  await using _worker = await WorkerProcess.start(url);
  const { id: schemeId } = await database.prisma.scheme.findFirstOrThrow();
  const modelId = await seedModel(database, schemeId, 'folds');
  await database.prisma.model.update({ where: { id: modelId }, data: { recipe: 'auto' } });
  const runId = await beginRun(database, { job: trainingJob, input: { modelId, seed: 1 } });
  await untilFinished(database, runId, trainingTimeoutMs);
  const version = await database.prisma.version.findUniqueOrThrow({ where: { runId } });
  return evaluation.parse(version.evaluation);
}

const rows: string[][] = [];
afterAll(() => report('fold-features', [table(['records', 'by', 'precision at .90', 'recall', 'publishing'], rows)]));

describe.each(sizes)('%d records whose subjects show inside words', (size) => {
  it.each([
    ['evaluate', evaluateFile],
    ['the service', evaluateByService],
  ])('keep the target precision by %s', async (by, evaluate) => {
    const { atTarget } = await evaluate(writeCorpus(size));
    const shown = (value: number | null): string => value?.toFixed(3) ?? '';
    rows.push([String(size), by, shown(atTarget.precision), shown(atTarget.recall), String(atTarget.publishes)]);
    expect(atTarget.precision).toBeGreaterThanOrEqual(target);
  });
});
