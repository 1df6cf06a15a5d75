import type { JobRunner } from '@classmark/jobs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faults } from '../harvest-servers/faulty-server.js';
import { drawMishaps, type Mishaps } from '../support/drawn-mishaps.js';
import {
  accountOf,
  beginHarvest,
  contentOf,
  countRepeats,
  sources,
  startHarvestRunner,
} from '../support/harvesting.js';
import { untilImported } from '../support/importing.js';
import { JumpingClock } from '../support/jumping-clock.js';
import { openTestDatabase } from '../support/test-database.js';

const { url: databaseUrl, database } = await openTestDatabase();
const start = sources(430);
const pages = 5;

const clock = new JumpingClock();
const startRunner = () =>
  startHarvestRunner({ database, url: databaseUrl }, { clock, times: { idleMs: 2_000, deadlineMs: 3_000 } });
const empty = () => database.prisma.$executeRaw`truncate document, subject, scheme cascade`;

let runner: JobRunner;
beforeAll(async () => {
  runner = await startRunner();
});
beforeEach(empty);
afterAll(() => runner[Symbol.asyncDispose]());

async function restart(): Promise<void> {
  await runner[Symbol.asyncDispose]();
  runner = await startRunner();
}

type Protocol = keyof typeof start;

async function harvestWith(
  protocol: Protocol,
  { faultOf, stopAt }: { stopAt: number | null } & Omit<Mishaps, 'stopAt'>,
) {
  let restarted: Promise<void> | null = null;
  await using server = await start[protocol]({
    faultOf: (request) => {
      if (request === stopAt) restarted ??= restart();
      return faultOf(request);
    },
  });
  const id = await beginHarvest(database, { url: server.url, source: protocol, query: { protocol } });
  const run = await untilImported(database, id);
  await restarted;
  expect([run.state, run.problem]).toEqual(['succeeded', null]);
  const { account, again, messages } = await accountOf(database, run);
  const content = await contentOf(database, protocol);
  return { account, content, messages, repeats: countRepeats(server, again), isRestarted: restarted !== null };
}

const protocols: readonly Protocol[] = ['oai', 'plos', 'share'];

describe.each(protocols)('a harvest by %s ends as one where all is well', (protocol) => {
  /** Searches have no tokens. */
  const kinds = faults.filter((fault) => protocol === 'oai' || fault !== 'expired-token');
  let clean: Awaited<ReturnType<typeof harvestWith>>;
  beforeAll(async () => {
    await empty();
    clean = await harvestWith(protocol, { faultOf: () => null, stopAt: null });
    expect(clean.repeats).toBe(0);
  });

  async function expectSame(mishaps: Parameters<typeof harvestWith>[1]): Promise<readonly string[]> {
    const { account, content, repeats, isRestarted, messages } = await harvestWith(protocol, mishaps);
    expect(account).toEqual(clean.account);
    expect(content).toEqual(clean.content);
    expect(repeats).toBeLessThanOrEqual(mishaps.stopAt === null ? 0 : 1);
    expect(isRestarted).toBe(mishaps.stopAt !== null);
    return messages;
  }

  it.each(kinds.map((fault, i) => [fault, i + 1] as const))('where answers are %s, by seed %i', async (fault, seed) => {
    await expectSame({ ...drawMishaps(seed, [fault], pages), stopAt: null });
  });

  it.each(kinds.map((fault, i) => [fault, i + 11] as const))(
    'where answers are %s and the worker stops, by seed %i',
    async (fault, seed) => {
      await expectSame(drawMishaps(seed, [fault], pages));
    },
  );

  it.each([21, 22, 23, 24])('where anything may happen, by seed %i', async (seed) => {
    await expectSame(drawMishaps(seed, kinds, pages));
  });

  it.each([
    ['silent', 'The server sent nothing for 2 s.'],
    ['slow', 'The answer was not complete within 3 s.'],
  ] as const)('and does not wait for an answer that is %s', async (fault, says) => {
    const faultOf = (request: number) => (request === 2 ? fault : null);
    const messages = await expectSame({ faultOf, stopAt: null });
    expect(messages).toContainEqual(expect.stringContaining(says));
  });
});
