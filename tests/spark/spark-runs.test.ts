import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createImportedModelStore, createRunStore, createSparkScoringStore, type Database } from '@classmark/database';
import { type Actor, execute, type SparkScorer, scoreOnSpark } from '@classmark/domain';
import { suggestSubjects } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { type KillableInstallation, startKillable } from '../support/killable-installation.js';
import { untilFinished } from '../support/run-and-wait.js';
import { seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { trainTiny, writeText } from '../support/train-tiny.js';
import { until } from '../support/until.js';

const spark = inject('spark');
const operator: Actor = { kind: 'system' };
const timeoutMs = 180_000;
const subjects = ['amber', 'basalt', 'chalk'];

let folder: string;
let installation: KillableInstallation;
let database: Database;
let importedModel: SparkScorer;

beforeAll(async () => {
  if (spark === null) return;
  folder = await mkdtemp(join(tmpdir(), 'classmark-spark-runs-'));
  vi.stubEnv('CLASSMARK_SPARK_URL', spark.url);
  vi.stubEnv('CLASSMARK_SPARK_FOLDER', folder);
  vi.stubEnv('CLASSMARK_HOME', spark.home);
  const bytes = new Uint8Array(await readFile(new URL('../peers/mojo/glm_binomial_starwars.zip', import.meta.url)));
  installation = await startKillable(async (empty) => {
    const file = { name: 'Star Wars', algorithm: 'glm', category: 'Binomial', fileName: 'glm.zip', bytes };
    const { id } = await createImportedModelStore(empty).create(file, operator);
    importedModel = { kind: 'importedModel', id };
  });
  ({ database } = installation);
  const table = 'name,height,mass\nLuke Skywalker,172,77\nNobody,NA,\n';
  await writeFile(join(folder, 'people.csv'), table);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await installation?.[Symbol.asyncDispose]();
  if (spark !== null) await rm(folder, { recursive: true, force: true });
});

async function begin(scorer: SparkScorer, input: string, output: string): Promise<bigint> {
  const ports = { store: createSparkScoringStore(database), folder };
  return (await execute(scoreOnSpark, ports, operator, { scorer, input, output })).runId;
}

async function readLines(output: string): Promise<string[]> {
  const parts = (await readdir(join(folder, output))).filter((name) => name.startsWith('part-')).sort();
  const texts = await Promise.all(parts.map((name) => readFile(join(folder, output, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
}

describe.skipIf(spark === null)('a run on Spark', () => {
  it('scores the rows of a table by an imported model, and says where the scores are', async () => {
    const id = await begin(importedModel, 'people.csv', 'scores.csv');
    expect(await untilFinished(database, id, timeoutMs)).toMatchObject({
      state: 'succeeded',
      kind: 'spark_scoring',
      title: 'Scoring people.csv by Star Wars on Spark',
    });
    const [header, luke] = await readLines('scores.csv');
    expect([header, luke]).toEqual([
      'name,height,mass,label,p0,p1',
      'Luke Skywalker,172,77,1,0.6257314366846864,0.3742685633153136',
    ]);
    const log = await database.prisma.runLog.findMany({ where: { runId: id } });
    expect(log.map(({ message }) => message)).toContain(`The scores are in ${folder}/scores.csv.`);
  });

  it('suggests for documents, by a version, what this machine suggests', async () => {
    const { schemeId, subjectIds } = await seedScheme(database, 'Stones', subjects);
    const { version, artefact } = await trainTiny(subjects);
    const modelId = await seedModel(database, schemeId, 'Stones');
    const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
    const documents = subjects.map((word, i) => ({ id: `d${i}`, title: '', text: writeText(word, i) }));
    await writeFile(join(folder, 'texts.json'), documents.map((each) => JSON.stringify(each)).join('\n'));
    const id = await begin({ kind: 'version', id: versionId }, 'texts.json', 'subjects.json');
    expect(await untilFinished(database, id, timeoutMs)).toMatchObject({ state: 'succeeded' });
    const found = (await readLines('subjects.json')).map((line): unknown => JSON.parse(line));
    expect(found).toEqual(suggestSubjects(version, documents, null).map((each, i) => ({ id: `d${i}`, ...each })));
  });

  it('is made again where its worker is killed', async () => {
    const id = await begin(importedModel, 'people.csv', 'again.csv');
    await until('the run works', async () => {
      const { state } = await database.prisma.run.findUniqueOrThrow({ where: { id } });
      return state === 'running';
    });
    installation.worker.kill();
    expect(await untilFinished(database, id, timeoutMs)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await readLines('again.csv')).toHaveLength(3);
  });

  it('stops when it is cancelled', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `n${i},${i % 200},${i % 90}`).join('\n');
    await writeFile(join(folder, 'many.csv'), `name,height,mass\n${rows}\n`);
    const id = await begin(importedModel, 'many.csv', 'many-scores.csv');
    await until('the run works', async () => {
      const { state } = await database.prisma.run.findUniqueOrThrow({ where: { id } });
      return state === 'running';
    });
    await createRunStore(database).requestCancel(id, operator);
    expect(await untilFinished(database, id, timeoutMs)).toMatchObject({ state: 'cancelled' });
  });

  it('fails in a sentence where Spark has no such table', async () => {
    const run = await untilFinished(database, await begin(importedModel, 'none.csv', 'nothing.csv'), timeoutMs);
    expect(run).toMatchObject({ state: 'failed', problem: { message: expect.stringContaining('does not exist') } });
  });
});
