import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecords, type SourceRecord } from '@classmark/harvest';
import { decodeVersion, encodeVersion, loadRecipe, scoreDocuments, trainClassifiers } from '@classmark/learners';
import { expect, it } from 'vitest';
import { report, table } from './report.js';
import { generateCorpus, hasGenerator } from './speed/generated-corpus.js';

const bits = 18;
const batch = 500;
const singles = 4_000;
const tokens = 200;
const promised = { documentsPerCpuSecond: 50_000, p50Ms: 0.05, loadMs: 100 };

async function read(path: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const row of readRecords(path, { format: 'jsonl', allowEmpty: true })) {
    if ('error' in row) throw row.error;
    records.push(row.record);
  }
  return records;
}

/** Eleven subjects over 2^18 hashed columns, as one file. */
async function train(): Promise<Uint8Array> {
  const records = await read(generateCorpus(20_000, 1));
  const subjects = [...new Set(records.flatMap((record) => record.subjects ?? []))].sort();
  const indices = new Map(subjects.map((subject, index) => [subject, index]));
  const labels = records.map((record) => ({
    yes: Uint32Array.from((record.subjects ?? []).flatMap((subject) => indices.get(subject) ?? [])).sort(),
    no: 'rest' as const,
  }));
  const result = await trainClassifiers({
    recipe: await loadRecipe('linear-sgd', { bits, minDocuments: 1 }),
    subjects,
    training: () => [{ documents: records, labels }],
    targetPrecision: 0.9,
    seed: 1,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  return encodeVersion({ ...result, provenance: {} });
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? 0;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

it('scores batches and single texts, and loads a model, as quickly as promised', async () => {
  await using resources = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'classmark-scoring-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'model.safetensors');
  await writeFile(file, await train());

  const began = performance.now();
  const bytes = await readFile(file);
  const model = await decodeVersion(bytes);
  const loadMs = performance.now() - began;

  const documents = await read(generateCorpus(20_000, 2));
  const scoreAll = (): void => {
    for (let i = 0; i < documents.length; i += batch) scoreDocuments(model, documents.slice(i, i + batch));
  };
  scoreAll();
  const perCpuSecond = documents.length / Math.min(...[1, 2, 3].map(() => cpuSeconds(scoreAll)));

  const texts = documents.slice(0, singles).map(({ id, text }) => {
    return {
      id,
      title: '',
      text: `${text} ${documents[0]?.text} ${documents[1]?.text}`.split(' ').slice(0, tokens).join(' '),
    };
  });
  const times = texts.map((text) => {
    const start = performance.now();
    scoreDocuments(model, [text]);
    return performance.now() - start;
  });
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  report('scoring', [
    `${model.classifiers.length} subjects, 2^${bits} columns, ${(bytes.length / 2 ** 20).toFixed(1)} MiB; texts ${
      hasGenerator ? 'made by the generator' : 'mixed from the sample corpus'
    }; reading and output left out.`,
    table(
      ['', 'measured', 'promised'],
      [
        [`documents per CPU second, in batches of ${batch}`, Math.round(perCpuSecond), promised.documentsPerCpuSecond],
        [`a text of ${tokens} words, p50 in ms`, p50.toFixed(4), promised.p50Ms],
        [`a text of ${tokens} words, p99 in ms`, p99.toFixed(4), ''],
        ['reading a model from its file, in ms', loadMs.toFixed(1), promised.loadMs],
      ],
    ),
  ]);
  expect(perCpuSecond, 'documents per CPU second').toBeGreaterThanOrEqual(promised.documentsPerCpuSecond);
  expect(p50, 'p50 in ms').toBeLessThan(promised.p50Ms);
  expect(loadMs, 'load in ms').toBeLessThan(promised.loadMs);
});
