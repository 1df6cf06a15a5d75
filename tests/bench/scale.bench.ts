import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';
import { until } from '../support/until.js';
import { cacheFolder } from './cache.js';
import { keyOf } from './key-of.js';
import { percentile } from './percentile.js';
import { type Row, report, table } from './report.js';
import { generateCorpus } from './speed/generated-corpus.js';

/** Documents of an installation, half of them labelled. */
const sizes = (process.env.BENCH_SCALE ?? '10000,160000,1000000').split(',').map(Number);
const rounds = 60;
const hourMs = 3_600_000;

interface Stage {
  readonly name: string;
  readonly seconds: number;
  readonly documents: number;
}

interface Run {
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** An installation without the sample, and how its operator and its front end ask it. */
class Installation implements AsyncDisposable {
  private constructor(
    private readonly classmark: RunningClassmark,
    private readonly key: string,
  ) {}

  static async start(): Promise<Installation> {
    const settings = { CLASSMARK_SAMPLE: 'false', CLASSMARK_WORK: '1000000000000' };
    const classmark = await startClassmark({ settings });
    return new Installation(classmark, await keyOf(classmark.home, 'operator'));
  }

  /** Throws what the command says where it fails. */
  async command(...argv: string[]): Promise<void> {
    const { code, err } = await runCommand({ CLASSMARK_HOME: this.classmark.home }, ...argv);
    if (code !== 0) throw new Error(err);
  }

  async ask<Data>(query: string, variables = {}): Promise<Data> {
    const response = await fetch(`${this.classmark.apiUrl}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors }: { data: Data; errors?: { message: string }[] } = await response.json();
    if (errors?.[0]) throw new Error(errors[0].message);
    return data;
  }

  /** How long the last run of a kind took, once all runs have ended. */
  async secondsOf(kind: string): Promise<number> {
    const runs = await until('all runs have ended', () => this.endedRuns(), hourMs);
    const last = runs.find((run) => run.kind === kind);
    if (last?.state !== 'SUCCEEDED') throw new Error(`The last ${kind}: ${last?.state}`);
    return (Date.parse(last.finishedAt ?? '') - Date.parse(last.startedAt ?? '')) / 1_000;
  }

  private async endedRuns(): Promise<readonly Run[] | false> {
    const query = '{ runs(first: 20) { edges { node { kind state startedAt finishedAt } } } }';
    const { runs } = await this.ask<{ runs: { edges: { node: Run }[] } }>(query);
    return runs.edges.every(({ node }) => node.finishedAt !== null) && runs.edges.map(({ node }) => node);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.classmark[Symbol.asyncDispose]();
    await rm(this.classmark.home, { recursive: true, force: true });
  }
}

/** The same records without their subjects, line by line: a million are longer than a string may be. */
async function withoutSubjects(path: string): Promise<string> {
  const bare = join(cacheFolder, 'generated', 'unlabelled.jsonl');
  await pipeline(
    createInterface({ input: createReadStream(path) }),
    async function* (lines: AsyncIterable<string>) {
      for await (const line of lines) yield `${JSON.stringify({ ...JSON.parse(line), subjects: undefined })}\n`;
    },
    createWriteStream(bare),
  );
  return bare;
}

async function runStages(installation: Installation, documents: number): Promise<Stage[]> {
  const half = documents / 2;
  const unlabelled = await withoutSubjects(generateCorpus(half, 2));
  await installation.command('import', unlabelled, '--source', 'unlabelled');
  const first = await installation.secondsOf('IMPORT');
  rmSync(unlabelled);
  await installation.command('import', generateCorpus(half, 1), '--scheme', 'Areas', '--create-subjects');
  const second = await installation.secondsOf('IMPORT');
  await installation.command('retrain', '--model', 'Areas', '--scheme', 'Areas', '--wait');
  const training = await installation.secondsOf('TRAINING');
  const scoring = await installation.secondsOf('SCORING');
  await installation.command('retrain', '--model', 'Areas', '--wait');
  const retraining = await installation.secondsOf('TRAINING');
  return [
    { name: 'import without labels', seconds: first, documents: half },
    { name: 'import with labels', seconds: second, documents: half },
    { name: 'train', seconds: training, documents: half },
    { name: 'predict', seconds: scoring, documents: half },
    { name: 'train again', seconds: retraining, documents: half },
  ];
}

/** What a curator and a front end wait for; `p95` in milliseconds is promised for 160,000 documents. */
const questions = [
  { name: 'first page of the queue', p95: 100, query: '{ reviewQueue(first: 20) { edges { node { id } } } }' },
  {
    name: 'search',
    p95: 100,
    query: `query ($search: String!) { documents(search: $search, first: 20) { totalCount edges { snippet node { id title } } } }`,
  },
  {
    name: 'facets of a search',
    p95: 200,
    query: 'query ($search: String!) { documents(search: $search, first: 1) { facets { count subject { label } } } }',
  },
  { name: 'facets of all', p95: 200, query: '{ documents(first: 1) { facets { count subject { label } } } }' },
];

/** Words of the first text, so that each is found. */
async function wordsToSearch(): Promise<string[]> {
  const lines = createInterface({ input: createReadStream(generateCorpus(Math.min(...sizes) / 2, 1)) });
  const first = await lines[Symbol.asyncIterator]().next();
  lines.close();
  const { text }: { text: string } = JSON.parse(String(first.value));
  return [...new Set(text.match(/\p{L}{4,}/gu))].slice(0, rounds);
}

async function p95Of(installation: Installation, query: string, searches: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    await installation.ask(query, { search: searches[round % searches.length] });
    times.push(performance.now() - startedAt);
  }
  return percentile(times, 0.95);
}

const rowsOf = (documents: number, stages: readonly Stage[]): Row[] =>
  stages.map((stage) => [
    `${documents}: ${stage.name}`,
    stage.seconds.toFixed(1),
    ((1_000 * stage.seconds) / stage.documents).toFixed(3),
  ]);

it(`grows to ${sizes.join(', ')} documents`, async () => {
  const stageRows: Row[] = [];
  const questionRows: Row[] = questions.map(({ name, p95 }) => [name, p95]);
  const searches = await wordsToSearch();
  const missed: string[] = [];
  for (const documents of sizes) {
    await using installation = await Installation.start();
    stageRows.push(...rowsOf(documents, await runStages(installation, documents)));
    for (const [i, { name, p95, query }] of questions.entries()) {
      const measured = await p95Of(installation, query, searches);
      questionRows[i] = [...(questionRows[i] ?? []), Math.round(measured)];
      if (documents === 160_000 && measured > p95) missed.push(name);
    }
  }
  const parts = [
    table(['stage', 'seconds', 'ms a document'], stageRows),
    table(['p95 in ms', 'promised for 160000', ...sizes.map(String)], questionRows),
  ];
  report('scale', parts, 'docs/scale.md');
  expect(missed).toEqual([]);
});
