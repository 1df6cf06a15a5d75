import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suggestSubjects } from '@classmark/learners';
import { readMojo, TableScorer } from '@classmark/mojo';
import { openSession, type PlanProgress, scoreOnSpark, suggestOnSpark, tableFiles } from '@classmark/spark';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { type SparkCluster, startSparkCluster } from '../support/spark-cluster.js';
import { suggestedLine } from '../support/suggested-line.js';
import { trainTiny, writeText } from '../support/train-tiny.js';

const spark = inject('spark');
const subjects = ['amber', 'basalt', 'chalk'];
const documents = Array.from({ length: 2_000 }, (_, i) => ({
  id: `d${String(i).padStart(4, '0')}`,
  title: `About ${i}`,
  text: writeText(subjects[i % subjects.length] ?? '', i),
}));
/** The most that is scored at once. */
const batchRows = 4_096;
const people = Array.from({ length: 20_000 }, (_, i) => ({
  id: i,
  height: 60 + (i % 190),
  mass: (i % 97) + i / 20_480,
}));

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

interface Killer {
  readonly onProgress: (progress: PlanProgress) => void;
  /** Executors that were killed before the output was whole. */
  readonly killed: readonly number[];
}

/** Kills an executor, once, when tasks are done and the output is being written. */
function killer(output: string): Killer {
  const killed: number[] = [];
  const onProgress = ({ tasksDone }: PlanProgress): void => {
    const [executor] = cluster.executors();
    const isWriting = existsSync(join(folder, output, '_temporary'));
    if (killed.length > 0 || tasksDone === 0 || !isWriting || executor === undefined) return;
    process.kill(executor, 'SIGKILL');
    if (!existsSync(join(folder, output, '_SUCCESS'))) killed.push(executor);
  };
  return { onProgress, killed };
}

const openHere = () => openSession({ url: cluster.url, token: null, home: spark?.home ?? '' });

describe.skipIf(spark === null)('when an executor is killed', () => {
  it('every document has the subjects of this machine', async () => {
    const { version, artefact } = await trainTiny(subjects);
    const input = await writeLines('documents.json', documents);
    const { onProgress, killed } = killer('subjects.json');
    await using session = openHere();
    const columns = { id: 'id', title: 'title', text: 'text' };
    const output = tableFiles(join(folder, 'subjects.json'));
    await suggestOnSpark(session, { model: artefact, input, columns, output }, { onProgress });
    const found = await readRows('subjects.json', suggestedLine);
    const own = suggestSubjects(version, documents, null).map((each, i) => ({ id: documents[i]?.id, ...each }));
    expect(killed).toHaveLength(1);
    expect(found.sort((a, b) => a.id.localeCompare(b.id))).toEqual(own);
  });

  it.each(['expression', 'genmodel'] as const)('every row has the score of this machine, by %s', async (route) => {
    const bytes = new Uint8Array(await readFile(new URL('../peers/mojo/glm_binomial_starwars.zip', import.meta.url)));
    const model = await readMojo(bytes);
    const input = await writeLines('people.json', people);
    const { onProgress, killed } = killer(`${route}.json`);
    await using session = openHere();
    const output = tableFiles(join(folder, `${route}.json`));
    const task = { mojo: { bytes, model }, input, columns: new Map(), output };
    await scoreOnSpark(session, task, { onProgress }, route);
    const found = await readRows(`${route}.json`, z.object({ id: z.number(), p1: z.number() }));
    const scorer = new TableScorer(model, { columns: ['height', 'mass'], mode: 'lenient' });
    const p1: number[] = [];
    for (let start = 0; start < people.length; start += batchRows) {
      const batch = people.slice(start, start + batchRows).map(({ height, mass }) => [height, mass]);
      p1.push(...(scorer.score(batch).values[1] ?? []));
    }
    expect(killed).toHaveLength(1);
    expect(found.sort((a, b) => a.id - b.id).map(({ id }) => id)).toEqual(people.map(({ id }) => id));
    expect(Math.max(...found.map((row, i) => Math.abs(row.p1 / (p1[i] ?? Number.NaN) - 1)))).toBeLessThan(1e-12);
  });
});
