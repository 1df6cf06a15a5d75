import { createDeploymentStore } from '@classmark/database';
import { deployClassifiers, execute } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { headersOf } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny, writeText } from '../support/train-tiny.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();
const { pool } = database;
const labels = ['amber', 'birch', 'coral'];

let server: RoleApi;
beforeAll(async () => {
  const { schemeId, subjectIds } = await seedScheme(database, 'stones', labels);
  const { artefact } = await trainTiny(labels);
  const modelId = await seedModel(database, schemeId, 'Stones');
  const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
  const command = { versionId, subjectIds: null };
  await execute(deployClassifiers, createDeploymentStore(database), { kind: 'system' }, command);
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** Too many words for any query are refused while it is read. */
const refusal = /^(QUERY_TOO_COSTLY|GRAPHQL_PARSE_FAILED)$/;

const longText = (characters: number) => writeText('birch', 20_000).slice(0, characters).padEnd(characters, ' birch1');
const aliased = (count: number, field: string) => Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ');
const suggestions = (fields: string) => `suggestSubjects(input: $input) { ... on SubjectSuggestions { ${fields} } }`;
const reasons = 'suggestions { contributions { term contribution titleSpans { start end } textSpans { start end } } }';
const found = 'documents(search: "stone") { totalCount facets { count } edges { snippet } }';

describe('a query that would keep the service busy', () => {
  it.each([
    [
      'explains a long text 40 times',
      `query ($input: SuggestSubjectsInput!) { ${aliased(40, suggestions(reasons))} }`,
      99_000,
    ],
    [
      'explains it as often as aliases allow',
      `query ($input: SuggestSubjectsInput!) { ${aliased(15, suggestions(reasons))} }`,
      99_000,
    ],
    [
      'reads a text of 900 kB 300 times',
      `query ($input: SuggestSubjectsInput!) { ${aliased(300, suggestions('knownTerms'))} }`,
      900_000,
    ],
    [
      'reads it as often as aliases allow',
      `query ($input: SuggestSubjectsInput!) { ${aliased(15, suggestions('knownTerms'))} }`,
      900_000,
    ],
    [
      'asks for each place of a word 225 times',
      `query ($input: SuggestSubjectsInput!) { ${suggestions(`suggestions { contributions { ${aliased(15, 'textSpans { ...s }')} } }`)} }
        fragment s on Span { ${aliased(15, 'start')} ${aliased(15, 'end').replaceAll('a', 'b')} }`,
      90_000,
    ],
    [
      'goes up and down a vocabulary',
      '{ subjects(first: 1) { edges { node { broader { narrower { broader { narrower { id } } } } } } } }',
      0,
    ],
    [
      'filters by subjects, by name, as often as aliases allow',
      `{ ${aliased(15, 'documents(filter: { subjects: ["amber"] }, first: 1) { edges { cursor } }')} }`,
      0,
    ],
    [
      'counts the labels of subjects as often as aliases allow',
      `{ ${aliased(15, 'subjects(first: 1) { edges { node { labelledCount } } }')} }`,
      0,
    ],
    ['counts the documents of schemes again and again', `{ ${aliased(3, 'schemes { documentCount }')} }`, 0],
    ['searches and counts 40 times', `{ ${aliased(40, found)} }`, 0],
    ['searches and counts as often as aliases allow', `{ ${aliased(15, found)} }`, 0],
  ])('%s is refused', async (_name, query, characters) => {
    const input = { text: longText(characters) };
    const answer = await server.api.graphql(query, characters === 0 ? {} : { input }, server.as('reader'));
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: expect.stringMatching(refusal) } }] });
  });

  it('is told what it costs and what may be', async () => {
    const query = `query ($input: SuggestSubjectsInput!) { ${aliased(4, suggestions('knownTerms'))} }`;
    const { errors } = await server.api.graphql(query, { input: { text: longText(900_000) } }, server.as('reader'));
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^This query costs 126\d\d\d; at most 100000 is allowed/),
        extensions: { cost: expect.any(Number), maxCost: 100_000 },
      },
    ]);
  });

  it('is answered where it keeps within bounds: the reasons for all subjects of a text of 99,000 characters', async () => {
    const query = `query ($input: SuggestSubjectsInput!) { ${suggestions(`isExplained ${reasons}`)} }`;
    const { errors, data } = await server.api.graphql(
      query,
      { input: { text: longText(99_000) } },
      server.as('reader'),
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ suggestSubjects: { isExplained: true } });
  });
});

describe('an answer', () => {
  it('names at most five of many mistakes', async () => {
    const wrong = Array.from({ length: 12 }, (_, i) => `x${i}`).join(' ');
    expect((await server.api.graphql(`{ ${wrong} }`, {}, server.as('reader'))).errors).toHaveLength(5);
    const refused = aliased(12, 'users { name }');
    const { errors } = await server.api.graphql(`{ ${refused} }`, {}, server.as('reader'));
    expect(errors?.length).toBeLessThanOrEqual(5);
  });
});

describe('a body', () => {
  it('of 150 kB is too large for somebody unknown, and not for a reader', async () => {
    const query = `query ($input: SuggestSubjectsInput!) { ${suggestions('knownTerms')} }`;
    const input = { text: longText(150_000) };
    expect((await server.api.graphql(query, { input })).status).toBe(413);
    expect((await server.api.graphql(query, { input }, server.as('reader'))).status).toBe(200);
  });
});

/** Holds up whoever asks for documents, or for labels, which nothing else here reads, while `work` is done. */
async function whileLocked(table: 'document' | 'label', work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    await work();
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const waiting = async () =>
  (await pool.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
    .rowCount ?? 0;

describe('a request', () => {
  it('that takes too long is stopped, in the database as well', async () => {
    await using quick = await startRoleApi(database, url, { CLASSMARK_REQUEST_SECONDS: '1' });
    await whileLocked('document', async () => {
      const answer = await quick.api.graphql('{ documents(first: 1) { edges { cursor } } }', {}, quick.as('reader'));
      expect(answer).toMatchObject({
        status: 503,
        errors: [{ extensions: { code: 'TIMED_OUT', retryAfterSeconds: 5 } }],
      });
      await until('nothing waits in the database', async () => (await waiting()) === 0);
    });
    expect(quick.api.log.filter(({ level }) => level >= 50)).toEqual([]);
  });

  it('whose client leaves is stopped, in the database as well', async () => {
    await whileLocked('document', async () => {
      const leaving = new AbortController();
      const headers = { 'content-type': 'application/json', ...headersOf(server.as('reader')) };
      const body = JSON.stringify({ query: '{ documents(first: 1) { edges { cursor } } }' });
      const asked = server.api
        .fetch('/graphql', { method: 'POST', headers, body, signal: leaving.signal })
        .catch(() => {});
      await until('the query waits in the database', async () => (await waiting()) === 1);
      leaving.abort();
      await asked;
      await until('nothing waits in the database', async () => (await waiting()) === 0);
    });
    expect(
      (await server.api.graphql('{ documents(first: 1) { edges { cursor } } }', {}, server.as('reader'))).errors,
    ).toBeUndefined();
  });

  it('for facets that others wait for, too, is stopped in the database once the last of them has left', async () => {
    await whileLocked('label', async () => {
      const leaving = [new AbortController(), new AbortController()];
      const headers = { 'content-type': 'application/json', ...headersOf(server.as('reader')) };
      const body = JSON.stringify({ query: '{ documents(first: 1) { facets { count } } }' });
      const asked = leaving.map(({ signal }) =>
        server.api.fetch('/graphql', { method: 'POST', headers, body, signal }).catch(() => {}),
      );
      await until('one search waits in the database for both', async () => (await waiting()) === 1);
      leaving[0]?.abort();
      await asked[0];
      expect(await waiting()).toBe(1);
      leaving[1]?.abort();
      await asked[1];
      await until('nothing waits in the database', async () => (await waiting()) === 0);
    });
    const query = '{ documents(first: 1) { facets { count } } }';
    expect((await server.api.graphql(query, {}, server.as('reader'))).errors).toBeUndefined();
  });

  it('beyond those that can be served is refused at once, and told when to come again', async () => {
    await using small = await startRoleApi(database, url, { CLASSMARK_REQUESTS: '2' });
    const ask = () => small.api.graphql('{ documents(first: 1) { edges { cursor } } }', {}, small.as('reader'));
    let asked: Promise<{ status: number }>[] = [];
    await whileLocked('document', async () => {
      asked = [ask(), ask()];
      await until('two wait in the database', async () => (await waiting()) === 2);
      const headers = { 'content-type': 'application/json' };
      const response = await small.api.fetch('/graphql', {
        method: 'POST',
        headers,
        body: '{"query":"{ documents(first: 1) { edges { cursor } } }"}',
      });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('1');
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
      expect((await small.api.fetch('/livez')).status).toBe(200);
    });
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask()).status).toBe(200);
  });
});

describe('a key that is good', () => {
  it('is looked up once for all who show it at the same time, and is no guess', async () => {
    await using fresh = await startRoleApi(database, url);
    const client = await pool.connect();
    let asked: Promise<{ status: number }>[] = [];
    try {
      await client.query('begin; lock table api_key in access exclusive mode');
      const ask = () => fresh.api.graphql('{ viewer { name } }', {}, fresh.as('reader'));
      asked = Array.from({ length: 320 }, ask);
      await until('a look waits in the database', async () => (await waiting()) > 0);
      // And once more, where keys were made meanwhile and what is known of them was forgotten.
      expect(await waiting()).toBeLessThanOrEqual(2);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect((await Promise.all(asked)).map(({ status }) => status)).not.toContain(429);
  });
});

describe('who has used up the work of a minute', () => {
  it('is told so with what is left and when it begins anew, and keeps nobody else', async () => {
    await using strict = await startRoleApi(database, url, { CLASSMARK_WORK: '100000' });
    const ask = async (role: 'reader' | 'curator') => {
      const headers = { 'content-type': 'application/json', ...headersOf(strict.as(role)) };
      const body = JSON.stringify({ query: `{ ${aliased(3, 'documents { facets { count } }')} }` });
      return strict.api.fetch('/graphql', { method: 'POST', headers, body });
    };
    const first = await ask('reader');
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toBe('"work";q=100000;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"work";r=39\d\d\d;t=60$/);
    const second = await ask('reader');
    expect(second.status).toBe(429);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await second.json()).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_REQUESTS', retryAfterSeconds: expect.any(Number) } }],
    });
    // Nothing is left now, so that the body of the next is not read.
    const third = await ask('reader');
    expect(third.status).toBe(429);
    expect(third.headers.get('ratelimit')).toMatch(/^"work";r=0;t=\d+$/);
    expect((await ask('curator')).status).toBe(200);
  });
});

describe('streams', () => {
  it('are limited to 20 for one key', async () => {
    const ending = new AbortController();
    const { signal } = ending;
    const headers = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...headersOf(server.as('curator')),
    };
    const body = JSON.stringify({ query: 'subscription { reviewQueueChanged { queued } }' });
    const open = () => server.api.fetch('/graphql/stream', { method: 'POST', headers, body, signal });
    const opened = await Promise.all(Array.from({ length: 20 }, open));
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await open();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
    ending.abort();
    await Promise.allSettled(opened.map((response) => response.text()));
  });
});
