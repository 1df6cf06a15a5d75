import { createServer } from 'node:http';
import { createCredentialStore } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { beginHarvest, startHarvestRunner, testSecret } from '../support/harvesting.js';
import { untilImported } from '../support/importing.js';
import { problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { feedCommand } from '../support/run-command.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const password = 'correct horse battery';
let server: RoleApi;
beforeAll(async () => {
  server = await startRoleApi(database, url, { CLASSMARK_SECRET: testSecret });
});
afterAll(() => server[Symbol.asyncDispose]());

/** A repository behind a door that opens to one header alone. */
async function startGuarded(name: string, value: string) {
  const repository = await startOaiServer({ articles: 12, pageSize: 5 });
  const door = createServer(async ({ url: path = '', headers }, response) => {
    if (headers[name] !== value) {
      response.writeHead(401).end();
      return;
    }
    const answer = await fetch(new URL(path, repository.url));
    response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(await answer.text());
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${new URL(repository.url).pathname}`,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => door.close(() => resolve()));
      await repository[Symbol.asyncDispose]();
    },
  };
}

const shown = 'credentials { origin kind createdAt }';
const keep = `mutation ($input: KeepSourceCredentialInput!) { answer: keepSourceCredential(input: $input) {
  __typename ${problemFields} ... on SourceCredentialsChanged { ${shown} } } }`;
const remove = `mutation ($input: RemoveSourceCredentialInput!) { answer: removeSourceCredential(input: $input) {
  __typename ${problemFields} ... on SourceCredentialsChanged { ${shown} } } }`;
const preview = 'query ($query: HarvestQueryInput!) { harvestPreview(query: $query) { total } }';
const basic = `Basic ${Buffer.from(`ada:${password}`).toString('base64')}`;

describe('credentials of a source', () => {
  it('are shown to its host, by the preview and by the harvest, until they are removed', async () => {
    await using source = await startGuarded('authorization', basic);
    const query = { protocol: 'OAI', url: source.url, allowLocal: true };
    const refused = await server.api.graphql(preview, { query }, server.as('operator'));
    expect(refused.errors).toMatchObject([{ message: expect.stringContaining('401') }]);
    expect(await server.ask('operator', keep, { input: { url: source.url, user: 'ada', password } })).toMatchObject({
      answer: { credentials: [{ origin: new URL(source.url).origin, kind: 'PASSWORD' }] },
    });
    expect(await server.ask('operator', preview, { query })).toEqual({ harvestPreview: { total: 12 } });
    await using _runner = await startHarvestRunner({ database, url });
    const run = await beginHarvest(database, { url: source.url, source: 'guarded' });
    expect(await untilImported(database, run)).toMatchObject({ state: 'succeeded' });
    expect(await server.ask('operator', remove, { input: { url: source.url } })).toMatchObject({
      answer: { credentials: [] },
    });
  });

  it('may be a key in a header of the source’s own', async () => {
    await using source = await startGuarded('x-api-key', 'k-123');
    const input = { url: source.url, key: 'k-123', header: 'X-API-Key' };
    await server.ask('operator', keep, { input });
    const query = { protocol: 'OAI', url: source.url, allowLocal: true };
    expect(await server.ask('operator', preview, { query })).toEqual({ harvestPreview: { total: 12 } });
  });

  it('are given, listed and removed by the command line, and read from standard input', async () => {
    const access = { CLASSMARK_API_URL: server.api.url, CLASSMARK_API_KEY: server.as('operator').key ?? '' };
    const classmark = (input: string, ...argv: string[]) => feedCommand(input, access, 'harvest', ...argv);
    const address = 'https://typed.example/oai';
    expect(await classmark(`${password}\n`, 'keep-credentials', address, '--user', 'ada')).toMatchObject({ code: 0 });
    const { headersFor } = createCredentialStore(database, testSecret);
    expect(await headersFor(address)).toEqual({ authorization: basic });
    const { out } = await classmark('', 'credentials');
    expect(out).toContain('https://typed.example: password, given');
    const preview = await classmark('', 'remove-credentials', address);
    expect(preview.out).toMatch(/^removing https:\/\/typed\.example: password, given .*\nPass --yes to do it\.\n$/);
    expect(await headersFor(address)).toEqual({ authorization: basic });
    expect(await classmark('', 'remove-credentials', address, '--yes')).toMatchObject({ code: 0 });
    expect(await headersFor(address)).toEqual({});
  });

  it('stand nowhere in the database or the log of the API as they were given', async () => {
    await server.ask('operator', keep, { input: { url: 'https://secret.example', user: 'ada', password } });
    const { rows: tables } = await database.pool.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const form of [password, Buffer.from(password).toString('hex'), basic]) {
      for (const { name } of tables) {
        const { rows } = await database.pool.query(`select 1 from ${name} t where strpos(t::text, $1) > 0`, [form]);
        expect(rows, name).toEqual([]);
      }
      expect(JSON.stringify(server.api.log)).not.toContain(form);
    }
  });

  it('are kept by nobody whose installation has no secret to encrypt them by', async () => {
    await using bare = await startRoleApi(database, url, { CLASSMARK_SECRET: '' });
    expect(await bare.ask('operator', keep, { input: { url: 'https://example.org', key: 'k' } })).toMatchObject({
      answer: { __typename: 'ConflictProblem', message: expect.stringContaining('CLASSMARK_SECRET') },
    });
  });

  it('that another secret encrypted are asked for again, and nothing is sent', async () => {
    await server.ask('operator', keep, { input: { url: 'https://moved.example', key: 'k' } });
    const { headersFor } = createCredentialStore(database, 'another secret, just as long as the first');
    await expect(headersFor('https://moved.example/oai')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Enter them again'),
    });
  });

  it.each([
    ['by http to another machine', { url: 'http://example.org', key: 'k' }, 'url'],
    ['without a password', { url: 'https://example.org', user: 'ada' }, 'user'],
    ['of both kinds', { url: 'https://example.org', user: 'ada', password, key: 'k' }, 'user'],
    ['that break out of their header', { url: 'https://example.org', key: 'k\r\nHost: elsewhere' }, 'key'],
  ])('are refused %s', async (_what, input, field) => {
    expect(await server.ask('operator', keep, { input })).toMatchObject({
      answer: { __typename: 'InvalidInputProblem', field },
    });
  });
});
