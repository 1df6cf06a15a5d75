import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { headersOf } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
let server: RoleApi;

beforeAll(async () => {
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

async function upload(content: string): Promise<string> {
  const headers = { ...headersOf(server.as('operator')), 'x-file-name': 'file.csv' };
  const answer = await server.api.fetch('/uploads', { method: 'POST', headers, body: content });
  return (await answer.json()).uploadId;
}

const table = `label,parent\n${Array.from({ length: 2_000 }, (_, n) => `Subject ${n},${n === 0 ? '' : `Subject ${n >> 1}`}`).join('\n')}\n`;
const asks = {
  vocabularyPreview: 'query ($id: ID!) { vocabularyPreview(input: { uploadId: $id, scheme: "Large" }) { added } }',
  importVocabulary: `mutation ($id: ID!) { importVocabulary(input: { uploadId: $id, scheme: "Large" }) {
    __typename ... on VocabularyImported { import { report { added } } } ${problemFields} } }`,
  uploadPreview: 'query ($id: ID!) { uploadPreview(uploadId: $id) { rows { line } } }',
};

describe('others are answered while a file is read for', () => {
  it.each([
    ['vocabularyPreview', { added: 2_000 }],
    ['importVocabulary', { import: { report: { added: 2_000 } } }],
    ['uploadPreview', { rows: Array.from({ length: 20 }, (_, i) => ({ line: i + 2 })) }],
  ] as const)('%s', async (name, expected) => {
    const id = await upload(table);
    let isOver = false;
    const reading = server.ask('operator', asks[name], { id }).finally(() => {
      isOver = true;
    });
    for (let asked = 0; asked < 3; asked++) await server.ask('reader', '{ __typename }');
    expect(isOver).toBe(false);
    expect(await reading).toMatchObject({ [name]: expected });
  });
});

it('a file that cannot be read is refused as if it were read here', async () => {
  const id = await upload('label,parent\nWater,Nowhere\n');
  const message = 'Line 2: the broader subject "Nowhere" is nowhere in the file.';
  expect(await server.ask('operator', asks.importVocabulary, { id })).toMatchObject({
    importVocabulary: { code: 'INVALID_INPUT', message },
  });
});

/** Whether a backend waits for the locks that a change of a vocabulary takes. */
async function countWaiting(): Promise<number> {
  const { rows } = await database.pool.query(
    "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.length;
}

describe('while another change holds the locks', () => {
  const open = async () => database.pool.connect();
  let holder: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    holder = await open();
    await holder.query('begin; lock table run in share row exclusive mode');
  });
  afterEach(async () => {
    await holder.query('rollback');
    holder.release();
  });
  const body = (id: string) => JSON.stringify({ query: asks.vocabularyPreview, variables: { id } });

  it('a preview whose client leaves ends in the database, too', async () => {
    const id = await upload(table);
    const leaving = new AbortController();
    const headers = { ...headersOf(server.as('operator')), 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: body(id), signal: leaving.signal };
    const left = server.api.fetch('/graphql', init).catch((error: unknown) => error);
    await vi.waitUntil(async () => (await countWaiting()) === 1, 20_000);
    leaving.abort();
    await left;
    await vi.waitUntil(async () => (await countWaiting()) === 0, 20_000);
  });

  it('a preview that loses its connection is told to try again, and the log says once why', async () => {
    const id = await upload(table);
    const asked = server.api.graphql(asks.vocabularyPreview, { id }, server.as('operator'));
    await vi.waitUntil(async () => (await countWaiting()) === 1, 20_000);
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    expect(await asked).toMatchObject({
      ...{ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 5 } }] },
    });
    const said = await vi.waitUntil(() => {
      const found = server.api.log.filter(({ level }) => level >= 40);
      return found.length > 0 && found;
    }, 20_000);
    expect(said).toMatchObject([{ msg: 'The database does not answer' }]);
    expect(JSON.stringify(said)).toContain('terminating connection');
  });

  it('previews that wait leave a place for an import', async () => {
    const id = await upload(table);
    const previews = [1, 2].map(() => server.ask('operator', asks.vocabularyPreview, { id }));
    await vi.waitUntil(async () => (await countWaiting()) === 2, 20_000);
    const imported = server.ask('operator', asks.importVocabulary, { id });
    await vi.waitUntil(async () => (await countWaiting()) === 3, 20_000);
    await holder.query('rollback');
    await Promise.all(previews);
    expect(await imported).toMatchObject({ importVocabulary: { __typename: 'VocabularyImported' } });
  });
});

it('more files than there are threads for are refused until one is read', async () => {
  const id = await upload(table);
  const answers = await Promise.allSettled([1, 2, 3].map(() => server.ask('operator', asks.vocabularyPreview, { id })));
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(await server.ask('operator', asks.vocabularyPreview, { id })).toMatchObject({ vocabularyPreview: {} });
});
