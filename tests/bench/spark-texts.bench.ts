import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SuggestedLine, suggestedLine } from '../support/suggested-line.js';
import { cacheFolder } from './cache.js';
import { report, table } from './report.js';
import { generateCorpus } from './speed/generated-corpus.js';
import { type BenchSpark, startBenchSpark } from './start-bench-spark.js';

const documents = Number(process.env.BENCH_SPARK_TEXTS ?? 1_000_000);
const folder = resolve(cacheFolder, 'spark-texts');
const models = [
  { name: '11 subjects, streamed', file: 'streamed', subjects: 11, learnsFrom: 160_000, options: ['--stream'] },
  { name: '90 subjects, in memory', file: 'in-memory', subjects: 90, learnsFrom: 10_000, options: [] },
];

let server: BenchSpark;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  server = await startBenchSpark();
}, 600_000);
afterAll(() => server.stop());

/** The command as a user calls it; gives the seconds it took. */
function classmark(args: readonly string[], output?: string): number {
  const out = output === undefined ? 'ignore' : openSync(output, 'w');
  const env = { ...process.env, CLASSMARK_SPARK_URL: server.spark.url, CLASSMARK_HOME: server.spark.home };
  const start = performance.now();
  execFileSync(process.execPath, ['apps/cli/bin/classmark.mjs', ...args], { env, stdio: ['ignore', out, 'inherit'] });
  if (typeof out === 'number') closeSync(out);
  return (performance.now() - start) / 1000;
}

async function* readSuggested(paths: readonly string[]): AsyncGenerator<SuggestedLine> {
  for (const path of paths) {
    for await (const line of createInterface({ input: createReadStream(path) }))
      yield suggestedLine.parse(JSON.parse(line));
  }
}

interface Agreement {
  readonly documents: number;
  readonly suggestions: number;
  /** Documents with other subjects or verdicts, or a probability that is farther away than 1e-12 of itself. */
  readonly different: number;
}

/** Both sides keep the order of the input. */
async function compare(local: string, remote: string): Promise<Agreement> {
  const parts = readdirSync(remote).filter((name) => name.startsWith('part-'));
  const theirs = readSuggested(parts.toSorted().map((name) => join(remote, name)));
  const found = { documents: 0, suggestions: 0, different: 0 };
  for await (const own of readSuggested([local])) {
    const { value: given } = await theirs.next();
    found.documents += 1;
    found.suggestions += own.subjects.length;
    if (given === undefined || !agree(own, given)) found.different += 1;
  }
  expect((await theirs.next()).done).toBe(true);
  return found;
}

const agree = (a: SuggestedLine, b: SuggestedLine): boolean =>
  a.id === b.id &&
  a.isReliable === b.isReliable &&
  a.subjects.length === b.subjects.length &&
  a.subjects.every((own, i) => {
    const given = b.subjects[i];
    return (
      own.subject === given?.subject &&
      own.verdict === given.verdict &&
      Math.abs(own.probability - given.probability) <= 1e-12 * own.probability
    );
  });

it('suggests on Spark what this machine suggests, for every document', async () => {
  const figures = [];
  for (const { name, file, subjects, learnsFrom, options } of models) {
    const input = resolve(generateCorpus(documents, 5, subjects));
    const at = (ending: string): string => join(folder, `${file}-${ending}`);
    const model = at('model.safetensors');
    classmark([
      'train',
      '--input',
      generateCorpus(learnsFrom, 1, subjects),
      '--output',
      model,
      '--no-test',
      ...options,
    ]);
    const local = classmark(['suggest', '--model', model, '--input', input], at('local.jsonl'));
    const remote = classmark(['spark', 'suggest', '--model', model, '--input', input, '--output', at('spark.json')]);
    const agreement = await compare(at('local.jsonl'), at('spark.json'));
    console.log(name, { local, remote, ...agreement });
    expect(agreement).toMatchObject({ documents, different: 0 });
    const rates = [local, remote].map((seconds) => Math.round(documents / seconds).toLocaleString('en'));
    figures.push([name, ...rates, agreement.suggestions.toLocaleString('en'), agreement.different]);
  }
  const header = ['documents a second', 'classmark suggest', 'on Spark', 'suggestions', 'documents that differ'];
  report('spark texts', [
    `${documents.toLocaleString('en')} documents from JSON Lines to JSON Lines, the whole command each time.`,
    table(header, figures),
  ]);
});
