import { readFile } from 'node:fs/promises';
import { commands } from '@classmark/domain';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../support/make-key.js';
import { type Shown, startApi, type TestApi } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();
const { pool, prisma } = database;

let api: TestApi;
let admin: string;
let reader: string;
beforeAll(async () => {
  api = await startApi(url);
  [admin, reader] = await Promise.all([makeKey(database, 'admin'), makeKey(database, 'reader')]);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const json = { 'content-type': 'application/json' };

describe('a query', () => {
  it('with an unknown field is a 400 that says what was meant', async () => {
    expect(await api.graphql('{ viewer { knd } }', {}, { key: reader })).toMatchObject({
      status: 400,
      errors: [
        {
          message: 'Cannot query field "knd" on type "Viewer". Did you mean "kind"?',
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
  });

  it('that is no GraphQL is a 400', async () => {
    expect(await api.graphql('{ viewer')).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
  });

  it('for a page of 1,000 is told of pages', async () => {
    const { data, errors } = await api.graphql('{ auditTrail(first: 1000) { edges { cursor } } }', {}, { key: admin });
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('A page has at most 100 items'),
        extensions: { code: 'INVALID_INPUT', issues: [{ path: 'first' }] },
      },
    ]);
  });

  it('for a page of none is answered with an empty page, on every list', async () => {
    const schema = buildClientSchema(
      (await api.graphql<IntrospectionQuery>(getIntrospectionQuery(), {}, { key: reader })).data,
    );
    const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ type }) =>
      /Connection!?$/.test(String(type)),
    );
    expect(lists.length).toBeGreaterThan(4);
    const query = `{ ${lists.map(({ name }) => `${name}(first: 0) { edges { cursor } }`).join(' ')} }`;
    const { data, errors } = await api.graphql<Record<string, unknown>>(query, {}, { key: admin });
    expect(errors).toBeUndefined();
    expect(data).toEqual(Object.fromEntries(lists.map(({ name }) => [name, { edges: [] }])));
  });

  it('that is named by a hash alone is told, in the words clients know, that none are kept', async () => {
    const asked = await readFile(new URL('../cases/08-apq.json', import.meta.url), 'utf8');
    const response = await api.fetch('/graphql', { method: 'POST', headers: json, body: asked });
    expect(await response.json()).toEqual({
      errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
    });
  });

  it('with a cursor of nothing is told where to take one', async () => {
    const { errors } = await api.graphql(
      '{ auditTrail(after: "eyJ4IjoxfQ") { edges { cursor } } }',
      {},
      { key: admin },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', issues: [{ path: 'after' }] } }]);
  });

  it('with a character that no text can have is answered as without it', async () => {
    const { data, errors } = await api.graphql(
      'query ($search: String) { documents(search: $search) { totalCount } }',
      { search: 'ice\u0000 \ud800' },
      { key: reader },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ documents: { totalCount: 0 } });
  });

  it('by somebody who may not is refused with the role that may', async () => {
    const { errors } = await api.graphql('{ users { name } }', {}, { key: reader });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED', requiredRole: 'ADMIN' } }]);
  });

  it('by nobody is told to sign in', async () => {
    const { errors } = await api.graphql('{ users { name } }');
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_SIGNED_IN' } }]);
  });

  it('that would read too much is refused before it runs', async () => {
    const item = '{ edges { node { document { predictions { document { predictions { subject { label } } } } } } } }';
    const query = `{ ${Array.from({ length: 9 }, (_, i) => `q${i}: reviewQueue(first: 100) ${item}`).join(' ')} }`;
    expect(await api.graphql(query, {}, { key: admin })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'QUERY_TOO_COSTLY' } }],
    });
  });
});

describe('a mutation', () => {
  const createUser = `mutation ($input: CreateUserInput!) { createUser(input: $input) { __typename ... on Problem {
    code message field } ... on NotAllowedProblem { requiredRole } ... on InvalidInputProblem { issues { path } } } }`;
  const input = { name: 'ada', password: 'a long password', role: 'CURATOR' };

  it('by a reader answers with a typed problem and changes nothing', async () => {
    const { data } = await api.graphql(createUser, { input }, { key: reader });
    expect(data).toMatchObject({ createUser: { __typename: 'NotAllowedProblem', requiredRole: 'ADMIN' } });
    expect(await prisma.user.count()).toBe(0);
  });

  it('with wrong input names every rule that is broken', async () => {
    const { data } = await api.graphql(
      createUser,
      { input: { ...input, name: 'a:b', password: 'short' } },
      { key: admin },
    );
    expect(data).toMatchObject({
      createUser: {
        __typename: 'InvalidInputProblem',
        field: 'name',
        issues: [{ path: 'name' }, { path: 'password' }],
      },
    });
  });

  it('with an id of another type says so', async () => {
    const revoke = `mutation { revokeApiKey(input: { apiKeyId: "VXNlcjox" }) { __typename ... on Problem { message } } }`;
    const { data } = await api.graphql(revoke, {}, { key: admin });
    expect(data).toMatchObject({
      revokeApiKey: { __typename: 'InvalidInputProblem', message: expect.stringContaining('Not the id of a ApiKey') },
    });
  });
});

describe('a mutation with broken input', () => {
  const id = 'no id';
  const broken: Readonly<Record<string, object>> = {
    cancelRun: { runId: id },
    claimReviewItems: { count: 1_000 },
    createApiKey: { name: '', role: 'READER' },
    createScheme: { name: '' },
    createUser: { name: 'a:b', password: 'short', role: 'READER' },
    decide: {},
    delete: { id },
    deployClassifiers: { versionId: id },
    disableUser: { userId: id },
    editScheme: { schemeId: id, labelsImplyBroader: true },
    editSubject: { subjectId: id },
    enableUser: { userId: id },
    deleteImportedModel: { id },
    importDocuments: {},
    importModel: { uploadId: id, name: '' },
    importVocabulary: { uploadId: id, scheme: '' },
    keepSourceCredential: { url: 'no address', key: 'secret' },
    renameImportedModel: { id, name: '' },
    labelDocument: { documentId: id, subjectId: id, value: true },
    merge: { fromId: id, intoId: id },
    removeHarvestSchedule: { scheduleId: id },
    removeSourceCredential: { url: 'no address' },
    rename: { id, name: '' },
    restoreDocuments: { documentIds: [] },
    reviewExperiment: { experimentId: id, variant: 'plain', verdict: 'CONVERGED' },
    retryHarvest: { runId: id },
    revokeApiKey: { apiKeyId: id },
    rollBackClassifiers: { subjectIds: [id] },
    scheduleHarvest: { query: { protocol: 'OAI', url: 'no address' }, cron: '0 2 * * *' },
    scoreOnSpark: { scorerId: id, input: 'rows', output: 'scores' },
    scoreTable: { modelId: id, uploadId: id },
    setPassword: { userId: id, password: 'short' },
    setRole: { userId: id, role: 'READER' },
    setThreshold: { versionId: id, subjectId: id, targetPrecision: 7 },
    startExperiment: { name: '', variants: ['plain'], seeds: 1 },
    startHarvest: { query: { protocol: 'OAI', url: 'no address' } },
    trainModel: { name: '' },
    undoDecision: { actId: id },
    undoExperimentReview: { experimentId: id, variant: 'plain' },
    undoImport: { runId: id },
    undoVocabularyImport: { importId: id },
    updateModel: { modelId: id },
    compareRecipes: { scheme: 'none', recipes: [] },
    deleteWordVectors: { id },
    importWordVectors: { uploadId: id, name: '' },
    learnWordVectors: { name: '' },
    deleteEncoder: { id },
    importEncoder: { uploadId: id, name: '' },
  };
  /** No input of theirs can be broken. */
  const withoutInput = ['removeSample'];
  const all = Object.entries(broken);
  const forReaders = new Set(commands.filter(({ leastRole }) => leastRole === 'reader').map(({ name }) => name));
  const aboveReader = all.filter(([name]) => !forReaders.has(name));

  async function codeOf(name: string, input: object, shown: Shown): Promise<unknown> {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ... on Problem { code } } }`;
    return (await api.graphql<{ answer: { code: string } }>(query, { input }, shown)).data.answer.code;
  }

  it('is tried of every command that takes one', () => {
    const names = commands.map(({ name }) => name).filter((name) => !withoutInput.includes(name));
    expect(Object.keys(broken)).toEqual(names);
  });

  it.each(all)('is told of it where the role allows %s', async (name, input) => {
    expect(await codeOf(name, input, { key: admin })).toBe('INVALID_INPUT');
  });

  it.each(aboveReader)('is told of the role alone where it does not allow %s', async (name, input) => {
    expect(await codeOf(name, input, { key: reader })).toBe('NOT_ALLOWED');
  });

  it.each(all)('is told to sign in where nobody asks for %s', async (name, input) => {
    expect(await codeOf(name, input, {})).toBe('NOT_SIGNED_IN');
  });
});

describe('a fault', () => {
  it('is masked behind the request’s id, and logged once', async () => {
    await pool.query('alter table audit_event rename to audit_event_gone');
    const { errors } = await api.graphql('{ auditTrail { edges { cursor } } }', {}, { key: admin });
    await pool.query('alter table audit_event_gone rename to audit_event');
    const [{ message = '', extensions = { code: '' } } = {}] = errors ?? [];
    expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(message).not.toContain('audit_event');
    const faults = () => api.log.filter(({ requestId, level }) => requestId === extensions.requestId && level >= 50);
    await until('the fault in the log', async () => faults().length > 0);
    expect(faults()).toMatchObject([{ err: { message: expect.stringContaining('audit_event') } }]);
  });
});

describe('a request', () => {
  it('that is no JSON is told so in JSON', async () => {
    const response = await api.fetch('/graphql', { method: 'POST', headers: json, body: '{"query":' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
  });

  it('of 9 MB is too large, in JSON', async () => {
    const body = JSON.stringify({ query: 'x'.repeat(9_000_000) });
    const response = await api.fetch('/graphql', { method: 'POST', headers: json, body });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
  });

  it('with a key that is none is a 401, not a reader’s or nobody’s', async () => {
    expect(await api.graphql('{ viewer { kind } }', {}, { key: 'classmark_made-up' })).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'NOT_SIGNED_IN' } }],
    });
  });

  it('from another site’s page is refused', async () => {
    const shown = { cookie: 'classmark_session=x', origin: 'https://elsewhere.example' };
    expect(await api.graphql('{ viewer { kind } }', {}, shown)).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'NOT_ALLOWED' } }],
    });
  });

  it('for something that is not there is a 404 in JSON', async () => {
    const response = await api.fetch('/nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('health', () => {
  it('is ready with exactly this code’s migrations', async () => {
    expect((await api.fetch('/livez')).status).toBe(200);
    expect((await api.fetch('/readyz')).status).toBe(200);
  });

  it('is not ready when a migration is missing', async () => {
    await pool.query('update _prisma_migrations set rolled_back_at = now()');
    const problem = await until('it is not ready', async () => {
      const response = await api.fetch('/readyz');
      return response.status === 503 && response.json();
    });
    await pool.query('update _prisma_migrations set rolled_back_at = null');
    expect(problem).toMatchObject({ problem: expect.stringContaining('migrations') });
  });
});
