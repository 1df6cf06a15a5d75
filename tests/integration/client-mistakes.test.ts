import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../support/make-key.js';
import { startApi, type TestApi } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
let api: TestApi;
let key: string;
beforeAll(async () => {
  api = await startApi(url, { CLASSMARK_ANONYMOUS_READS: 'true' });
  key = await makeKey(database, 'curator');
});
afterAll(async () => {
  expect(api.log.filter(({ level }) => level >= 50)).toEqual([]);
  await api[Symbol.asyncDispose]();
});

interface Entrance {
  readonly path: string;
  readonly isKnown: boolean;
}

/** What is said of a request, as text. */
async function send({ path, isKnown }: Entrance, body: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    accept: path === '/graphql/stream' ? 'text/event-stream' : 'application/json',
    ...(isKnown ? { authorization: `Bearer ${key}` } : {}),
  };
  return (await api.fetch(path, { method: 'POST', headers, body })).text();
}

const entrances: readonly (readonly [string, Entrance])[] = [
  ['/graphql, by somebody known', { path: '/graphql', isKnown: true }],
  ['/graphql, by nobody known', { path: '/graphql', isKnown: false }],
  ['/graphql/stream, by somebody known', { path: '/graphql/stream', isKnown: true }],
  ['/graphql/stream, by nobody known', { path: '/graphql/stream', isKnown: false }],
];

const asking = (query: string, variables: unknown = {}) => JSON.stringify({ query, variables });
const watching = 'subscription ($id: ID!) { runProgress(runId: $id) { id } }';
const lists = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe.each(entrances)('at %s', (_name, entrance) => {
  it.each([
    ['a number for an id', asking(watching, { id: 1.5 })],
    ['an object for an id', asking(watching, { id: { a: 1 } })],
    ['no id', asking(watching)],
    ['a text for a number', asking('query ($n: Int) { documents(first: $n) { edges { cursor } } }', { n: 'x' })],
    ['values that nest deep', asking(`{ documents(filter: { subjectIds: ${lists(2_400)} }) { totalCount } }`)],
    ['variables that nest deep', `{"query": "{ __typename }", "variables": {"a": ${lists(20_000)}}}`],
    ['fragments that double', asking(`{ ...f } fragment f on Query { ...g ...g } fragment g on Query { nothing }`)],
    ['a subscription to nothing', asking('subscription { reviewQueueChanged @skip(if: true) { queued } }')],
    [
      'a subscription to nothing, in a fragment',
      asking(
        'subscription { ...f } fragment f on Subscription { ... @include(if: false) { reviewQueueChanged { queued } } }',
      ),
    ],
    [
      'a subscription by a variable that is not there',
      asking('subscription { reviewQueueChanged @include(if: $nothing) { queued } }'),
    ],
    ['a query by its hash', '{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "aa"}}}'],
    ['no query', '{}'],
    ['a list', '[]'],
    ['no JSON', '{'],
  ])('%s is said to be a mistake, with a code', async (_what, body) => {
    const answer = await send(entrance, body);
    expect(answer).toMatch(/"code":"[A-Z_]+"/);
    expect(answer).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it.each([
    ['fields', asking('{ viewr { name } }')],
    [
      'members of variables',
      asking('query ($f: DocumentFilter) { documents(filter: $f) { totalCount } }', { f: { sorce: 'x' } }),
    ],
    [
      'values of variables',
      asking('query ($s: PredictionState) { documents(filter: { predictionState: $s }) { totalCount } }', {
        s: 'PUBLISHE',
      }),
    ],
  ])('what %s are called is told to those who are known alone', async (_what, body) => {
    const isTold = (await send(entrance, body)).includes('Did you mean');
    expect(isTold).toBe(entrance.isKnown && !(entrance.path === '/graphql/stream' && body.includes('$')));
  });
});

describe('a stream', () => {
  it.each(['{ __typename }', 'mutation { createScheme(input: { name: "a" }) { __typename } }'])(
    'is of a subscription, and not of %s',
    async (query) => {
      const answer = await send({ path: '/graphql/stream', isKnown: true }, asking(query));
      expect(answer).toContain('Streams are of subscriptions');
      expect(answer).not.toContain('"data":{');
    },
  );
});
