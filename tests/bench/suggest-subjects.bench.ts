import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';
import { keyOf } from './key-of.js';
import { report, table } from './report.js';
import { startAnnif } from './speed/annif.js';
import { type Asked, askOften } from './speed/ask-often.js';
import { writeTexts } from './speed/write-texts.js';

const rounds = 5;
const load = { connections: 20, seconds: 5 };
const promised = { share: 0.5, p99: 25, timesAnnif: 11 };
const query = `query ($text: String!) { suggestSubjects(input: { text: $text, source: "sample", limit: 5 }) {
  ... on SubjectSuggestions { suggestions { probability subject { label } } } } }`;
const bareQuery = 'query ($text: String!) { suggestSubjects(text: $text) { probability subject { label } } }';

interface Side {
  readonly name: string;
  /** CPU seconds of the server so far. */
  cpu(): Promise<number>;
  ask(): Promise<Asked>;
}

async function startBare(texts: readonly string[], resources: AsyncDisposableStack): Promise<Side> {
  const child = fork(fileURLToPath(new URL('speed/bare-apollo.ts', import.meta.url)), { execArgv: [] });
  resources.defer(() => void child.disconnect());
  const [port] = await once(child, 'message');
  const bodies = texts.map((text) => JSON.stringify({ query: bareQuery, variables: { text } }));
  return {
    name: 'Apollo + Express, a constant',
    cpu: async () => (await fetch(`http://127.0.0.1:${port}/cpu`)).json(),
    ask: () => askOften(`http://127.0.0.1:${port}/graphql`, {}, { ...load, bodies }),
  };
}

async function startOurs(texts: readonly string[], { apiUrl, home }: RunningClassmark): Promise<Side> {
  const headers = { authorization: `Bearer ${await keyOf(home, 'reader')}` };
  const bodies = texts.map((text) => JSON.stringify({ query, variables: { text } }));
  return {
    name: 'suggestSubjects',
    cpu: async () => {
      const metrics = await (await fetch(`${apiUrl}/metrics`)).text();
      return Number(/^classmark_process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1]);
    },
    ask: () => askOften(`${apiUrl}/graphql`, headers, { ...load, bodies }),
  };
}

/** What others would use, where they are asked for. */
async function startPeers(texts: readonly string[], resources: AsyncDisposableStack): Promise<Side[]> {
  if (process.env.BENCH_PEERS !== 'true') return [];
  const processes = availableParallelism();
  const { url, cpu } = await startAnnif(processes, resources);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const bodies = texts.map((text) => new URLSearchParams({ text, limit: '5' }).toString());
  return [
    {
      name: `Annif 1.4.1, tf-idf, ${processes} processes`,
      cpu: async () => cpu(),
      ask: () => askOften(url, headers, { ...load, bodies }),
    },
  ];
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** In turn with the others, so that what else the machine does is in the way of each. */
async function measure(sides: readonly Side[]) {
  const found = sides.map(() => ({ perSecond: [] as number[], p99: [] as number[], perCpuSecond: [] as number[] }));
  for (const side of sides) await side.ask();
  for (let round = 0; round < rounds; round++) {
    for (const [i, side] of sides.entries()) {
      const before = await side.cpu();
      const { perSecond, p99 } = await side.ask();
      const cpu = (await side.cpu()) - before;
      found[i]?.perSecond.push(perSecond);
      found[i]?.p99.push(p99);
      found[i]?.perCpuSecond.push((perSecond * load.seconds) / cpu);
    }
  }
  return found.map((figures) => ({
    perSecond: median(figures.perSecond),
    p99: median(figures.p99),
    perCpuSecond: median(figures.perCpuSecond),
  }));
}

it('suggests subjects at half the rate of a server that answers a constant', async () => {
  await using resources = new AsyncDisposableStack();
  const settings = { CLASSMARK_WORK: '1000000000000', CLASSMARK_METRICS: 'true' };
  const classmark = resources.use(await startClassmark({ settings }));
  resources.defer(() => rm(classmark.home, { recursive: true, force: true }));
  const texts = writeTexts(500);
  const sides = [await startOurs(texts, classmark), await startBare(texts, resources)];
  sides.push(...(await startPeers(texts, resources)));
  const measured = await measure(sides);
  const rows = measured.map(({ perSecond, perCpuSecond, p99 }, i) => [
    sides[i]?.name ?? '',
    ...[perSecond, perCpuSecond].map((rate) => Math.round(rate).toLocaleString('en')),
    p99.toFixed(1),
  ]);
  const [ours, bare, annif] = measured;
  report('suggest-subjects', [table(['200 words, 20 connections', 'a second', 'a CPU second', 'p99 ms'], rows)]);
  expect((ours?.perSecond ?? 0) / (bare?.perSecond ?? 0)).toBeGreaterThan(promised.share);
  if (annif) expect((ours?.perSecond ?? 0) / annif.perSecond).toBeGreaterThan(promised.timesAnnif);
  expect(ours?.p99).toBeLessThan(promised.p99);
});
