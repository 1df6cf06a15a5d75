import { createHarvestStore, createRunStore } from '@classmark/database';
import { type Actor, cancelRun, execute, retryHarvest } from '@classmark/domain';
import type { JobRunner } from '@classmark/jobs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../harvest-servers/faulty-server.js';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { beginHarvest, contentOf, harvest, startHarvestRunner } from '../support/harvesting.js';
import { untilImported } from '../support/importing.js';
import { problemFields, startRoleApi } from '../support/role-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const { url: databaseUrl, database } = await openTestDatabase();
const operator: Actor = { kind: 'system' };
const retry = (runId: bigint) => execute(retryHarvest, createHarvestStore(database), operator, { runId });
const repository = { articles: 230, pageSize: 40 };

let runner: JobRunner;
beforeAll(async () => {
  runner = await startHarvestRunner({ database, url: databaseUrl });
});
beforeEach(() => database.prisma.$executeRaw`truncate document, subject, scheme cascade`);
afterAll(() => runner[Symbol.asyncDispose]());

/** What a harvest without any fault brings. */
async function harvestClean() {
  await using server = await startOaiServer(repository);
  const { result } = await harvest(database, { url: server.url, source: 'retried' });
  const content = await contentOf(database, 'retried');
  await database.prisma.$executeRaw`truncate document, subject, scheme cascade`;
  return { result, content };
}

const stateOf = async (id: bigint) => (await database.prisma.run.findUniqueOrThrow({ where: { id } })).state;

describe('a harvest that is retried', () => {
  it('after it gave up goes on where it stopped, to the same documents and report', async () => {
    const clean = await harvestClean();
    let fault: Fault | null = 'wrong-type';
    await using server = await startOaiServer({ ...repository, faultOf: (request) => (request > 3 ? fault : null) });
    const id = await beginHarvest(database, { url: server.url, source: 'retried' });
    expect((await untilImported(database, id)).problem).toMatchObject({
      message: expect.stringContaining('Retry the run later'),
    });
    fault = null;
    const askedBefore = server.requests.length;
    await retry(id);
    const run = await untilImported(database, id);
    expect(run).toMatchObject({ state: 'succeeded', attempt: 2, problem: null, result: clean.result });
    expect(await contentOf(database, 'retried')).toEqual(clean.content);
    expect(server.requests.slice(askedBefore)).toHaveLength(3);
  });

  it('after it was cancelled goes on, too', async () => {
    const clean = await harvestClean();
    const cancelled = Promise.withResolvers<bigint>();
    let id = 0n;
    const faultOf = (request: number): Fault | null => {
      if (request !== 3 || id === 0n) return null;
      cancelled.resolve(id);
      return 'unavailable';
    };
    await using server = await startOaiServer({ ...repository, faultOf });
    id = await beginHarvest(database, { url: server.url, source: 'retried' });
    await execute(cancelRun, createRunStore(database), operator, { runId: await cancelled.promise });
    expect((await untilImported(database, id)).state).toBe('cancelled');
    await retry(id);
    expect(await untilImported(database, id)).toMatchObject({ state: 'succeeded', result: clean.result });
    expect(await contentOf(database, 'retried')).toEqual(clean.content);
  });

  it('can be cancelled again', async () => {
    let isRetried = false;
    await using server = await startOaiServer({
      ...repository,
      faultOf: (request) => (request > 1 ? (isRetried ? 'unavailable' : 'wrong-type') : null),
    });
    const id = await beginHarvest(database, { url: server.url, source: 'retried' });
    await untilImported(database, id);
    isRetried = true;
    await retry(id);
    await until('the harvest runs again', async () => (await stateOf(id)) === 'running');
    await execute(cancelRun, createRunStore(database), operator, { runId: id });
    expect((await untilImported(database, id)).state).toBe('cancelled');
  });
});

describe('retryHarvest', () => {
  const mutation = `mutation ($id: ID!) { retryHarvest(input: { runId: $id }) {
    __typename ${problemFields} ... on RunStarted { run { state attempt } } } }`;

  it('is for operators, and refuses a harvest that has succeeded', async () => {
    await using roles = await startRoleApi(database, databaseUrl);
    await using server = await startOaiServer(repository);
    await harvest(database, { url: server.url, source: 'retried' });
    const { runs } = await roles.ask<{ runs: { edges: { node: { id: string } }[] } }>(
      'operator',
      '{ runs(first: 1, kind: HARVEST) { edges { node { id } } } }',
      {},
    );
    const id = runs.edges[0]?.node.id;
    expect(await roles.ask('operator', mutation, { id })).toMatchObject({
      retryHarvest: { __typename: 'ConflictProblem', message: expect.stringContaining('has succeeded') },
    });
    expect(await roles.ask('curator', mutation, { id })).toMatchObject({
      retryHarvest: { __typename: 'NotAllowedProblem' },
    });
  });
});
