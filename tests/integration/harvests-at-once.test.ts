import { createServer } from 'node:http';
import { createRunStore } from '@classmark/database';
import { type Actor, cancelRun, execute } from '@classmark/domain';
import { expect, it } from 'vitest';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { beginHarvest, harvest, startHarvestRunner } from '../support/harvesting.js';
import { untilImported } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const { url: databaseUrl, database } = await openTestDatabase();
const operator: Actor = { kind: 'system' };

/** A source that takes requests and never answers. */
async function startSilentServer() {
  let requests = 0;
  const server = createServer(() => {
    requests += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/oai`,
    requests: () => requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it('a harvest holds up none of another host, and one of its own can be cancelled while it waits for its turn', async () => {
  await using _runner = await startHarvestRunner({ database, url: databaseUrl });
  await using silent = await startSilentServer();
  await using server = await startOaiServer({ articles: 5, pageSize: 20 });
  const first = await beginHarvest(database, { url: silent.url, source: 'first' });
  await until('the first asks', async () => silent.requests() === 1);
  const second = await beginHarvest(database, { url: silent.url, source: 'second' });
  expect(await harvest(database, { url: server.url, source: 'other' })).toMatchObject({ state: 'succeeded' });
  for (const runId of [second, first]) await execute(cancelRun, createRunStore(database), operator, { runId });
  expect((await untilImported(database, second)).state).toBe('cancelled');
  expect((await untilImported(database, first)).state).toBe('cancelled');
  expect(silent.requests()).toBe(1);
});
