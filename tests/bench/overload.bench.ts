import { rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { expect, it } from 'vitest';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';
import { until } from '../support/until.js';
import { keyOf } from './key-of.js';
import { report, table } from './report.js';
import { askOften } from './speed/ask-often.js';
import { post } from './speed/post.js';
import { writeTexts } from './speed/write-texts.js';

const calm = { connections: 20, seconds: 5 };
/** Requests under way, of which the API is set to take a tenth. */
const overload = { connections: 10 * 64, seconds: 8 };
const floods = 5;
const promised = { recoveryMs: 2_000, growthMiB: 50 };
const query = `query ($text: String!) { suggestSubjects(input: { text: $text, source: "sample", limit: 5 }) {
  ... on SubjectSuggestions { suggestions { probability subject { label } } } } }`;

/** Megabytes that the API holds. */
async function residentMiB({ apiUrl }: RunningClassmark): Promise<number> {
  const metrics = await (await fetch(`${apiUrl}/metrics`)).text();
  return Number(/^classmark_process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 2 ** 20;
}

interface Counts {
  right: number;
  shed: number;
  wrong: number;
}

/** Has ten times as many requests under way as are taken, each followed by the next as soon as it is answered. */
async function flood(ask: (body: string) => ReturnType<typeof post>, expected: ReadonlyMap<string, string>) {
  const bodies = [...expected.keys()];
  const counts: Counts = { right: 0, shed: 0, wrong: 0 };
  const end = performance.now() + 1_000 * overload.seconds;
  const work = async (connection: number) => {
    for (let i = connection; performance.now() < end; i++) {
      const body = bodies[i % bodies.length] ?? '';
      const { status, retryAfter, answer } = await ask(body);
      if (status === 200 && answer === expected.get(body)) counts.right += 1;
      else if (status === 503 && retryAfter !== undefined) counts.shed += 1;
      else counts.wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: overload.connections }, (_, connection) => work(connection)));
  return counts;
}

it('sheds what is too much at ten times its load, answers the rest rightly, and is itself again at once', async () => {
  await using resources = new AsyncDisposableStack();
  const settings = { CLASSMARK_WORK: '1000000000000', CLASSMARK_METRICS: 'true', CLASSMARK_REQUESTS: '64' };
  const classmark = resources.use(await startClassmark({ settings }));
  resources.defer(() => rm(classmark.home, { recursive: true, force: true }));
  const url = `${classmark.apiUrl}/graphql`;
  const headers = { authorization: `Bearer ${await keyOf(classmark.home, 'reader')}` };
  const agent = new Agent({ keepAlive: true, maxSockets: overload.connections });
  resources.defer(() => agent.destroy());
  const ask = (body: string) => post(url, { agent, headers, body });
  const bodies = writeTexts(200).map((text) => JSON.stringify({ query, variables: { text } }));
  const expected = new Map<string, string>();
  for (const body of bodies) expected.set(body, (await ask(body)).answer);
  const before = await askOften(url, headers, { ...calm, bodies });
  const memory: number[] = [];
  const total: Counts = { right: 0, shed: 0, wrong: 0 };
  for (let i = 0; i < floods; i++) {
    const { right, shed, wrong } = await flood(ask, expected);
    total.right += right;
    total.shed += shed;
    total.wrong += wrong;
    memory.push(await residentMiB(classmark));
  }
  const endedAt = performance.now();
  await until('it answers', async () => (await ask(bodies[0] ?? '')).status === 200);
  const recoveryMs = performance.now() - endedAt;
  const after = await askOften(url, headers, { ...calm, bodies });

  const perSecond = (count: number) => Math.round(count / floods / overload.seconds);
  const growth = (memory.at(-1) ?? Number.NaN) - (memory[2] ?? Number.NaN);
  const rate = ({ perSecond }: { perSecond: number }) => Math.round(perSecond);
  report('overload', [
    table(
      ['suggestSubjects, ten times what is taken', ''],
      [
        ['answered rightly a second', perSecond(total.right)],
        ['shed with 503 a second', perSecond(total.shed)],
        ['anything else', total.wrong],
        ['answers again after ms', recoveryMs.toFixed(0)],
        ['a second on 20 connections before and after', `${rate(before)}, ${rate(after)}`],
        [`memory of the API after each of ${floods} times, MiB`, memory.map((mib) => mib.toFixed(0)).join(', ')],
      ],
    ),
  ]);
  expect(total.wrong).toBe(0);
  expect(total.right).toBeGreaterThan(0);
  expect(total.shed).toBeGreaterThan(0);
  expect(recoveryMs).toBeLessThan(promised.recoveryMs);
  expect(growth).toBeLessThan(promised.growthMiB);
});
