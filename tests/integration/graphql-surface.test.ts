import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../support/make-key.js';
import { scannerChecks } from '../support/scanner-checks.js';
import { startApi, type TestApi } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const keys = new Map<string, string>();
let api: TestApi;
beforeAll(async () => {
  api = await startApi(url);
  for (const role of ['reader', 'admin'] as const) keys.set(role, await makeKey(database, role));
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const identify = (who: string): Record<string, string> => {
  const key = keys.get(who);
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
};

/** The admin passes the same paths on: `tests/browser/sign-in` checks them there. */
describe.each([
  ['/graphql', {}],
  ['/graphql/stream', { accept: 'text/event-stream' }],
])('a scanner at %s', (path, headers) => {
  describe.each(['nobody known', 'reader', 'admin'])('as %s', (who) => {
    it.each(scannerChecks.filter(({ isForKnown }) => who === 'nobody known' || !isForKnown))(
      'does not find $name',
      async ({ find }) => {
        const entrance = { url: new URL(path, api.url).href, headers: { ...headers, ...identify(who) } };
        expect(await find(entrance)).toBeNull();
      },
    );
  });
});

it.each(['reader', 'admin'])(
  'somebody with the key of a %s may ask for the schema, but not in circles',
  async (who) => {
    const shown = { key: keys.get(who) ?? '' };
    expect((await api.graphql(getIntrospectionQuery(), {}, shown)).errors).toBeUndefined();
    const nested = `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }`;
    expect((await api.graphql(nested, {}, shown)).status).toBe(400);
  },
);

it('of other sites, pages may ask that a setting names, and no others', async () => {
  await using open = await startApi(url, { CLASSMARK_ALLOWED_ORIGINS: 'https://Search.example/' });
  const preflight = (origin: string) => open.fetch('/graphql', { method: 'OPTIONS', headers: { origin } });
  const allowed = await preflight('https://search.example');
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://search.example');
  const refused = await preflight('https://elsewhere.example');
  expect(refused.status).toBe(403);
  expect(refused.headers.get('access-control-allow-origin')).toBeNull();
});

it('metrics are there where a setting says so', async () => {
  expect((await api.fetch('/metrics')).status).toBe(404);
  await using measured = await startApi(url, { CLASSMARK_METRICS: 'true' });
  await measured.graphql('{ viewer { name } }');
  expect(await (await measured.fetch('/metrics')).text()).toMatch(
    /classmark_request_seconds_count\{route="\/graphql",status="200"\} 1/,
  );
});
