import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, faults } from '../harvest-servers/faulty-server.js';
import { drawMishaps } from '../support/drawn-mishaps.js';
import { accountOf, beginHarvest, contentOf, countRepeats, sources } from '../support/harvesting.js';
import { untilImported } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const { url: databaseUrl, database } = await openTestDatabase();
const start = sources(430);
const pages = 5;
/** Real workers wait minutes for answers that do not come. */
const quickFaults = faults.filter((fault) => fault !== 'silent' && fault !== 'slow');

let worker: WorkerProcess;
beforeAll(async () => {
  worker = await WorkerProcess.start(databaseUrl);
});
const empty = () => database.prisma.$executeRaw`truncate document, subject, scheme cascade`;
beforeEach(empty);
afterAll(() => worker[Symbol.asyncDispose]());

type Protocol = keyof typeof start;

async function harvestWith(protocol: Protocol, faultOf: (request: number) => Fault | null) {
  await using server = await start[protocol]({ faultOf });
  const id = await beginHarvest(database, { url: server.url, source: protocol, query: { protocol } });
  const run = await untilImported(database, id);
  const { account, again } = await accountOf(database, run);
  return { run, account, content: await contentOf(database, protocol), repeats: countRepeats(server, again) };
}

const protocols: readonly Protocol[] = ['oai', 'plos', 'share'];

describe.each(protocols)('a worker that is killed (SIGKILL) while it harvests by %s', (protocol) => {
  const kinds = quickFaults.filter((fault) => protocol === 'oai' || fault !== 'expired-token');
  let clean: Awaited<ReturnType<typeof harvestWith>>;
  beforeAll(async () => {
    await empty();
    clean = await harvestWith(protocol, () => null);
  });

  it.each([
    ['as it asks', 0, 31],
    ['as it writes', 40, 32],
  ])(
    '%s, where other things go wrong, is followed by one that ends with the same and gets at most one page twice',
    async (_when, afterMs, seed) => {
      const { faultOf, stopAt } = drawMishaps(seed, kinds, pages);
      let isKilled = false;
      const killing = (request: number): Fault | null => {
        if (request === stopAt && !isKilled) {
          isKilled = true;
          setTimeout(() => worker.kill(), afterMs);
        }
        return faultOf(request);
      };
      const { run, account, content, repeats } = await harvestWith(protocol, killing);
      expect(run).toMatchObject({ state: 'succeeded', attempt: 2 });
      expect(account).toEqual(clean.account);
      expect(content).toEqual(clean.content);
      expect(repeats).toBeLessThanOrEqual(1);
    },
    150_000,
  );
});
