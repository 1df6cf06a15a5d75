import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suggestSubjects } from '@classmark/learners';
import { readMojo, TableScorer } from '@classmark/mojo';
import { openSession, type PlanProgress, scoreOnSpark, suggestOnSpark, tableFiles } from '@classmark/spark';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { type SparkCluster, startSparkCluster } from '../support/spark-cluster.js';
import { trainTiny, writeText } from '../support/train-tiny.js';

const spark = inject('spark');
const subjects = ['amber', 'basalt', 'chalk'];
const documents = Array.from({ length: 2_000 }, (_, i) => ({
  id: `d${String(i).padStart(4, '0')}`,
  title: `About ${i}`,
  text: writeText(subjects[i % subjects.length] ?? '', i),
}));
const people = Array.from({ length: 4_000 }, (_, i) => ({ id: i, height: 60 + (i % 190), mass: (i % 97) + i / 4_000 }));

let folder: string;
let cluster: SparkCluster;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-lost-executor-'));
  if (spark !== null) cluster = await startSparkCluster(spark.home);
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function writeLines(name: string, rows: readonly object[]): Promise<ReturnType<typeof tableFiles>> {
  const path = join(folder, name);
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return tableFiles(path);
}

async function readRows<Row>(name: string, row: z.ZodType<Row>): Promise<Row[]> {
  const parts = (await readdir(join(folder, name))).filter((part) => part.startsWith('part-'));
  const texts = await Promise.all(parts.map((part) => readFile(join(folder, name, part), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
  return lines.map((line) => row.parse(JSON.parse(line)));
}

/** Kills an executor when the first tasks are done, once. */
function killer(): { readonly onProgress: (progress: PlanProgress) => void; readonly killedAt: PlanProgress[] } {
  const killedAt: PlanProgress[] = [];
  const onProgress = (progress: PlanProgress): void => {
    const [executor] = cluster.executors();
    if (killedAt.length > 0 || progress.tasksDone === 0 || executor === undefined) return;
    process.kill(executor, 'SIGKILL');
    killedAt.push(progress);
  };
  return { onProgress, killedAt };
}

const openHere = () => openSession({ url: cluster.url, token: null, home: spark?.home ?? '' });
const suggested = z.object({
  id: z.string(),
  isReliable: z.boolean(),
  subjects: z.array(z.object({ subject: z.string(), probability: z.number(), verdict: z.string() })),
});

describe.skipIf(spark === null)('when an executor is killed', () => {
  it('every document has the subjects of this machine', async () => {
    const { version, artefact } = await trainTiny(subjects);
    const input = await writeLines('documents.json', documents);
    const { onProgress, killedAt } = killer();
    await using session = openHere();
    const columns = { id: 'id', title: 'title', text: 'text' };
    const output = tableFiles(join(folder, 'subjects.json'));
    await suggestOnSpark(session, { model: artefact, input, columns, output }, { onProgress });
    const found = await readRows('subjects.json', suggested);
    const own = suggestSubjects(version, documents, null).map((each, i) => ({ id: documents[i]?.id, ...each }));
    expect(killedAt.map(({ tasks, tasksDone }) => tasksDone < tasks)).toEqual([true]);
    expect(found.sort((a, b) => a.id.localeCompare(b.id))).toEqual(own);
  });

  it.each(['expression', 'genmodel'] as const)('every row has the score of this machine, by %s', async (route) => {
    const bytes = new Uint8Array(await readFile(new URL('../peers/mojo/glm_binomial_starwars.zip', import.meta.url)));
    const model = await readMojo(bytes);
    const input = await writeLines('people.json', people);
    const { onProgress, killedAt } = killer();
    await using session = openHere();
    const output = tableFiles(join(folder, `${route}.json`));
    const task = { mojo: { bytes, model }, input, columns: new Map(), output };
    await scoreOnSpark(session, task, { onProgress }, route);
    const found = await readRows(`${route}.json`, z.object({ id: z.number(), p1: z.number() }));
    const scorer = new TableScorer(model, { columns: ['height', 'mass'], mode: 'lenient' });
    const [, p1 = []] = scorer.score(people.map(({ height, mass }) => [height, mass])).values;
    expect(killedAt.map(({ tasks, tasksDone }) => tasksDone < tasks)).toEqual([true]);
    expect(found.sort((a, b) => a.id - b.id).map(({ id }) => id)).toEqual(people.map(({ id }) => id));
    expect(Math.max(...found.map((row, i) => Math.abs(row.p1 / (p1[i] ?? Number.NaN) - 1)))).toBeLessThan(1e-12);
  });
});
