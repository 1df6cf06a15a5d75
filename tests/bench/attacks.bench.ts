import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { startClassmark } from '../support/running-classmark.js';
import { report, table } from './report.js';

const seconds = 10;
/** Of each attack. */
const perSecond = 50;
const promised = { refusal: 50, livez: 100, queue: 300 };

const aliased = (count: number, field: string) => Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ');
const suggesting = (count: number, fields: string) =>
  `query ($input: SuggestSubjectsInput!) { ${aliased(count, `suggestSubjects(input: $input) { ... on SubjectSuggestions { ${fields} } }`)} }`;
const reasons = 'suggestions { contributions { term contribution titleSpans { start end } textSpans { start end } } }';
const textOf = (characters: number) => ({ input: { text: 'river stone '.repeat(characters / 12) } });

const attacks = [
  { name: '40 × reasons of 99 kB', query: suggesting(40, reasons), variables: textOf(99_000) },
  { name: '300 × words of 900 kB', query: suggesting(300, 'knownTerms'), variables: textOf(900_000) },
  {
    name: '40 × search, count, facets',
    query: `{ ${aliased(40, 'documents(search: "river") { totalCount facets { count } edges { snippet } }')} }`,
    variables: {},
  },
];

const inOrder = (times: readonly number[]) => times.toSorted((a, b) => a - b);
const percentile = (times: readonly number[], share: number): number =>
  inOrder(times)[Math.ceil(times.length * share) - 1] ?? Number.NaN;

async function timed(ask: () => Promise<Response>): Promise<{ ms: number; status: number }> {
  const startedAt = performance.now();
  const response = await ask();
  await response.text();
  return { ms: performance.now() - startedAt, status: response.status };
}

it('costly queries are refused at once, and nobody else waits for them', async () => {
  await using resources = new AsyncDisposableStack();
  const classmark = resources.use(await startClassmark());
  resources.defer(() => rm(classmark.home, { recursive: true, force: true }));
  const keyOf = async (role: string) =>
    (await runCommand({ CLASSMARK_HOME: classmark.home }, 'key', 'create', role, '--role', role, '--quiet')).out.trim();
  const [reader, curator] = [await keyOf('reader'), await keyOf('curator')];
  const post = (key: string, body: string) =>
    timed(() =>
      fetch(`${classmark.apiUrl}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body,
      }),
    );
  const bodies = attacks.map(({ query, variables }) => JSON.stringify({ query, variables }));

  const alone: number[] = [];
  for (const body of bodies) {
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const { ms, status } = await post(reader, body);
      expect([400, 429]).toContain(status);
      times.push(ms);
    }
    alone.push(percentile(times, 0.5));
  }

  const found = { livez: [] as number[], queue: [] as number[] };
  const sent: Promise<{ ms: number; status: number }>[] = [];
  const end = performance.now() + 1_000 * seconds;
  const attack = async (body: string) => {
    while (performance.now() < end) {
      sent.push(post(reader, body));
      await delay(1_000 / perSecond);
    }
  };
  const watch = async (times: number[], ask: () => Promise<{ ms: number; status: number }>) => {
    while (performance.now() < end) {
      const { ms, status } = await ask();
      expect(status).toBe(200);
      times.push(ms);
      await delay(20);
    }
  };
  const queue = JSON.stringify({ query: '{ reviewQueue(first: 20) { edges { node { id } } } }' });
  await Promise.all([
    ...bodies.map(attack),
    watch(found.livez, () => timed(() => fetch(`${classmark.apiUrl}/livez`))),
    watch(found.queue, () => post(curator, queue)),
  ]);
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  const [livez, queued] = [percentile(found.livez, 0.99), percentile(found.queue, 0.99)];
  report('attacks', [
    table(
      ['attack', 'refused after, median ms'],
      attacks.map(({ name }, i) => [name, (alone[i] ?? 0).toFixed(1)]),
    ),
    table(
      [`while ${perSecond} of each a second arrive`, 'p99 ms', 'promised'],
      [
        ['/livez', livez.toFixed(1), promised.livez],
        ["another's queue", queued.toFixed(1), promised.queue],
      ],
    ),
  ]);
  expect(new Set(statuses)).not.toContain(200);
  expect(Math.max(...alone)).toBeLessThan(promised.refusal);
  expect(livez).toBeLessThan(promised.livez);
  expect(queued).toBeLessThan(promised.queue);
});
