import type { JobRunner } from '@classmark/jobs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Scripted, startScriptedSource } from '../harvest-servers/scripted-source.js';
import { contentOf, harvest, startHarvestRunner } from '../support/harvesting.js';
import { JumpingClock } from '../support/jumping-clock.js';
import { openTestDatabase } from '../support/test-database.js';

const { url: databaseUrl, database } = await openTestDatabase();

let runner: JobRunner;
beforeAll(async () => {
  runner = await startHarvestRunner({ database, url: databaseUrl }, { clock: new JumpingClock() });
});
beforeEach(() => database.prisma.$executeRaw`truncate document, subject, scheme cascade`);
afterAll(() => runner[Symbol.asyncDispose]());

const textOf = (id: string): string => `Text ${id} says how water flows there.`;
const record = (id: string): string =>
  `<record><header><identifier>${id}</identifier><datestamp>2020-01-05</datestamp></header><metadata>
   <dc><title>On the rivers of ${id}</title><description>${textOf(id)}</description></dc></metadata></record>`;
const oaiPage = (ids: readonly string[], token: string): Scripted => ({
  body: `<OAI-PMH><ListRecords>${ids.map(record).join('')}<resumptionToken>${token}</resumptionToken></ListRecords></OAI-PMH>`,
});
const hundred = Array.from({ length: 100 }, (_, i) => `r${i}`);

it('ends, and says why, where a repository sends one page again under ever new tokens', async () => {
  await using source = await startScriptedSource((_, request) => oaiPage(hundred, `t${request}`));
  const run = await harvest(database, { url: source.url, source: 'endless' });
  expect([run.state, run.problem]).toEqual([
    'failed',
    {
      code: 'INVALID_INPUT',
      message: expect.stringContaining('pages in a row without a new record, so its list would not end. Asked: http'),
    },
  ]);
  expect(source.requests()).toBeLessThan(60);
  expect(await contentOf(database, 'endless')).toHaveLength(100);
});
