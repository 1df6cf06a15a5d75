import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '@classmark/math';
import { expect, it } from 'vitest';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';
import { keyOf } from './key-of.js';
import { percentile } from './percentile.js';
import { report, table } from './report.js';

const seconds = 10;
/** Of each attack. */
const perSecond = 50;
/** Too costly, too often, too many at once. */
const refusals = [400, 429, 503];
const promised = { refusal: 50, answer: 1_000, livez: 100, queue: 300 };

const aliased = (count: number, field: string) => Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ');
const suggesting = (count: number, fields: string) =>
  `query ($input: SuggestSubjectsInput!) { ${aliased(count, `suggestSubjects(input: $input) { ... on SubjectSuggestions { ${fields} } }`)} }`;
const reasons = 'suggestions { contributions { term contribution titleSpans { start end } textSpans { start end } } }';
const textOf = (characters: number) => ({ input: { text: 'river stone '.repeat(characters / 12) } });

const { below } = createRandom(1);
/** One word, in which no run of characters comes often. */
const letters = Array.from({ length: 99_000 }, () => String.fromCharCode(97 + below(26))).join('');
const longWord = { input: { text: letters } };

const attacks = [
  { name: '40 × reasons of 99 kB', query: suggesting(40, reasons), variables: textOf(99_000) },
  { name: '300 × words of 900 kB', query: suggesting(300, 'knownTerms'), variables: textOf(900_000) },
  { name: '40 × reasons of a word of 99,000 letters', query: suggesting(40, reasons), variables: longWord },
  {
    name: '40 × search, count, facets',
    query: `{ ${aliased(40, 'documents(search: "river") { totalCount facets { count } edges { snippet } }')} }`,
    variables: {},
  },
];

/** Fragments that each spread the next twice. */
const doubled = (levels: number) =>
  Array.from({ length: levels }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ');

const moreAttacks = [
  {
    name: '40 fragments that double',
    query: `{ ...f0 } ${doubled(40)} fragment f40 on Query { viewer { name } }`,
    variables: {},
  },
  {
    name: '15 × places of a word, 30 fields each',
    query: `${suggesting(1, `suggestions { contributions { ${aliased(15, 'textSpans { ...s }')} } }`)}
      fragment s on Span { ${aliased(15, 'start')} ${aliased(15, 'end').replaceAll('a', 'b')} }`,
    variables: textOf(90_000),
  },
  {
    name: 'up and down a vocabulary',
    query: '{ subjects(first: 1) { edges { node { broader { narrower { broader { narrower { id } } } } } } } }',
    variables: {},
  },
];

/** Read in a thread, and answered with what is wrong with it, or refused while others are read. */
const slowFile = JSON.stringify({
  query: 'query ($content: String!) { firstRecord(fileName: "a.json", content: $content) { title } }',
  variables: { content: Buffer.from('{"a":'.repeat(60_000)).toString('base64') },
});

/** The costliest word that one may ask about. */
const allowed = JSON.stringify({ query: suggesting(1, `isReliable ${reasons}`), variables: longWord });

interface Answered {
  readonly ms: number;
  readonly status: number;
}

async function timed(ask: () => Promise<Response>): Promise<Answered> {
  const startedAt = performance.now();
  const response = await ask();
  await response.text();
  return { ms: performance.now() - startedAt, status: response.status };
}

/** Posts a query to an installation by a key of a role. */
async function asRole({ apiUrl, home }: RunningClassmark, role: string): Promise<(body: string) => Promise<Answered>> {
  const headers = { authorization: `Bearer ${await keyOf(home, role)}`, 'content-type': 'application/json' };
  return (body) => timed(() => fetch(`${apiUrl}/graphql`, { method: 'POST', headers, body }));
}

/** The median time to a refusal. */
async function timeRefusals(post: (body: string) => Promise<Answered>, body: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const { ms, status } = await post(body);
    expect(refusals).toContain(status);
    times.push(ms);
  }
  return percentile(times, 0.5);
}

/** Asks every 20 ms until `end`; the p99 of the answers. */
async function watch(end: number, ask: () => Promise<Answered>): Promise<number> {
  const times: number[] = [];
  while (performance.now() < end) {
    const { ms, status } = await ask();
    expect(status).toBe(200);
    times.push(ms);
    await delay(20);
  }
  return percentile(times, 0.99);
}

/** Sends so many a second until `end`, whether answered or not; what was answered. */
async function attack(end: number, post: () => Promise<Answered>): Promise<readonly number[]> {
  const sent: Promise<Answered>[] = [];
  while (performance.now() < end) {
    sent.push(post());
    await delay(1_000 / perSecond);
  }
  return (await Promise.all(sent)).map(({ status }) => status);
}

it('costly queries are refused at once, and nobody else waits for them', async () => {
  await using resources = new AsyncDisposableStack();
  const classmark = resources.use(await startClassmark());
  resources.defer(() => rm(classmark.home, { recursive: true, force: true }));
  const [reader, curator] = [await asRole(classmark, 'reader'), await asRole(classmark, 'curator')];
  const bodies = [...attacks, ...moreAttacks].map(({ query, variables }) => JSON.stringify({ query, variables }));
  const alone: number[] = [];
  for (const body of bodies) alone.push(await timeRefusals(reader, body));

  const { ms: answer, status } = await reader(allowed);

  const end = performance.now() + 1_000 * seconds;
  const queue = JSON.stringify({ query: '{ reviewQueue(first: 20) { edges { node { id } } } }' });
  const watching = [
    watch(end, () => timed(() => fetch(`${classmark.apiUrl}/livez`))),
    watch(end, () => curator(queue)),
  ];
  const readFiles = attack(end, () => reader(slowFile));
  const answered = await Promise.all(bodies.map((body) => attack(end, () => reader(body))));
  await readFiles;
  const [livez = Number.NaN, queued = Number.NaN] = await Promise.all(watching);
  const times = alone.map((ms, i) => [[...attacks, ...moreAttacks][i]?.name ?? '', ms.toFixed(1)]);
  report('attacks', [
    table(['attack', 'refused after, median ms'], times),
    table(['reasons of a word of 99,000 letters', 'ms', 'promised'], [['once', answer.toFixed(0), promised.answer]]),
    table(
      [`while ${perSecond} of each a second arrive`, 'p99 ms', 'promised'],
      [
        ['/livez', livez.toFixed(1), promised.livez],
        ["another's queue", queued.toFixed(1), promised.queue],
      ],
    ),
  ]);
  expect(answered.flat().filter((status) => !refusals.includes(status))).toEqual([]);
  expect(status).toBe(200);
  expect(answer).toBeLessThan(promised.answer);
  expect(Math.max(...alone)).toBeLessThan(promised.refusal);
  expect(livez).toBeLessThan(promised.livez);
  expect(queued).toBeLessThan(promised.queue);
});
