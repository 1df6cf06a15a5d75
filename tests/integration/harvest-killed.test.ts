import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultyServer, FaultySetting } from '../harvest-servers/faulty-server.js';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { startPlosServer } from '../harvest-servers/plos-server.js';
import { startShareServer } from '../harvest-servers/share-server.js';
import { beginHarvest, contentOf } from '../support/harvesting.js';
import { untilImported } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const { url: databaseUrl, database } = await openTestDatabase();
const articles = 430;
const start: Readonly<Record<string, (setting: FaultySetting) => Promise<FaultyServer>>> = {
  oai: (setting) => startOaiServer({ articles, pageSize: 100, ...setting }),
  plos: (setting) => startPlosServer({ articles, ...setting }),
  share: (setting) => startShareServer({ articles, ...setting }),
};

let worker: WorkerProcess;
beforeAll(async () => {
  worker = await WorkerProcess.start(databaseUrl);
});
beforeEach(() => database.prisma.$executeRaw`truncate document, subject, scheme cascade`);
afterAll(() => worker[Symbol.asyncDispose]());

async function harvestFrom(server: FaultyServer, protocol: string) {
  const id = await beginHarvest(database, { url: server.url, source: protocol, query: { protocol } });
  const run = await untilImported(database, id);
  return { run, content: await contentOf(database, protocol) };
}

describe.each(Object.keys(start))('a worker that is killed (SIGKILL) while it harvests by %s', (protocol) => {
  const open = (setting: FaultySetting) => start[protocol]?.(setting) ?? Promise.reject(new Error(protocol));
  let clean: Awaited<ReturnType<typeof harvestFrom>>;

  it.each([
    ['as it asks', 0],
    ['as it writes', 40],
  ])(
    '%s is followed by one that ends with the same documents and asks at most one page twice',
    async (_when, afterMs) => {
      await using quiet = await open({});
      clean ??= await harvestFrom(quiet, protocol);
      await database.prisma.$executeRaw`truncate document, subject, scheme cascade`;
      let isKilled = false;
      const faultOf = (request: number) => {
        if (request === 3 && !isKilled) {
          isKilled = true;
          setTimeout(() => worker.kill(), afterMs);
        }
        return null;
      };
      await using server = await open({ faultOf });
      const { run, content } = await harvestFrom(server, protocol);
      expect(run).toMatchObject({ state: 'succeeded', attempt: 2, result: clean.run.result });
      expect(content).toEqual(clean.content);
      expect(server.requests.length - new Set(server.requests).size).toBeLessThanOrEqual(1);
    },
    150_000,
  );
});
