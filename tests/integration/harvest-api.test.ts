import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { startHarvestRunner } from '../support/harvesting.js';
import { problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { runCommand } from '../support/run-command.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
let server: RoleApi;
beforeAll(async () => {
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

describe('harvestPreview', () => {
  const preview = `query ($query: HarvestQueryInput!) { harvestPreview(query: $query) {
    total records { id title subjects details { url publicationDate authors } } problems { line } } }`;

  it('shows the first ten records of a source as the documents they would become', async () => {
    await using source = await startOaiServer({ articles: 30, pageSize: 20 });
    const query = { protocol: 'OAI', url: source.url, allowLocal: true };
    const { harvestPreview } = await server.ask<{ harvestPreview: { records: object[] } }>('operator', preview, {
      query,
    });
    expect(harvestPreview).toMatchObject({ total: 30, problems: [] });
    expect(harvestPreview.records).toHaveLength(10);
    expect(harvestPreview.records[0]).toMatchObject({
      id: 'oai:made.example:0',
      details: { url: 'https://doi.org/10.5555/made.0', authors: [expect.any(String), expect.any(String)] },
    });
  });

  it('asks nothing on this machine unless it is allowed to', async () => {
    const query = { protocol: 'OAI', url: 'http://127.0.0.1:9/oai' };
    const { errors } = await server.api.graphql(preview, { query }, server.as('operator'));
    expect(errors).toMatchObject([
      { message: expect.stringContaining('private network (127.0.0.1)'), extensions: { code: 'INVALID_INPUT' } },
    ]);
  });
});

describe('startHarvest', () => {
  const start = `mutation ($input: StartHarvestInput!) { startHarvest(input: $input) {
    __typename ${problemFields} ... on RunStarted { run { kind title } } } }`;
  const query = { protocol: 'OAI', url: 'https://repository.example.org/oai', set: 'theses' };

  it('starts a run', async () => {
    expect(await server.ask('operator', start, { input: { query } })).toEqual({
      startHarvest: {
        __typename: 'RunStarted',
        run: { kind: 'HARVEST', title: 'Harvest of repository.example.org, theses' },
      },
    });
  });

  it('answers what it cannot ask with a problem', async () => {
    const input = { query: { ...query, url: 'ftp://example.org' } };
    expect(await server.ask('operator', start, { input })).toMatchObject({
      startHarvest: { __typename: 'InvalidInputProblem', field: 'query.url' },
    });
  });
});

describe('classmark harvest', () => {
  it('says how many records its source had deleted before they were here', async () => {
    await using source = await startOaiServer({ articles: 60, pageSize: 60 });
    await using _runner = await startHarvestRunner({ database, url });
    const access = { CLASSMARK_API_URL: server.api.url, CLASSMARK_API_KEY: server.as('operator').key ?? '' };
    const { out } = await runCommand(access, 'harvest', 'oai', '--url', source.url, '--allow-local', '--wait');
    expect(out).toMatch(
      /^seen 60: added 59, updated 0, unchanged 0, ignored 1 \(deleted by the source, never here\), set aside 0, rejected 0$/m,
    );
  });
});
