import { isDeepStrictEqual } from 'node:util';
import type { Role } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../support/read-stream.js';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedDocuments, seedModel, seedScheme } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { pool, prisma } = database;

let server: RoleApi;
let modelId: number;

beforeAll(async () => {
  const { schemeId, subjectIds } = await seedScheme(database, 'areas', ['A', 'B']);
  modelId = await seedModel(database, schemeId, 'Areas');
  await seedScheme(database, 'bare', ['Z']);
  const [documentId = 0n] = await seedDocuments(database, 1);
  await prisma.label.create({ data: { documentId, subjectId: subjectIds[0] ?? 0, origin: 'import', value: true } });
  await prisma.run.create({ data: { kind: 'training', state: 'succeeded', title: 'An old run', input: {} } });
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe('trainModel', () => {
  const train = async (input: object, role: Role = 'operator') => {
    const query = `mutation ($input: TrainModelInput!) { trainModel(input: $input) {
      __typename ${problemFields} ... on InvalidInputProblem { issues { path message } }
      ... on RunStarted { run { id kind state title startedBy } } } }`;
    return (await server.ask<{ trainModel: { readonly run?: { readonly id: string } } }>(role, query, { input }))
      .trainModel;
  };

  it.each([
    ['an unknown scheme', { name: 'M', scheme: 'none' }, 'scheme', 'There is no scheme "none".'],
    ['an unknown learner', { name: 'M', scheme: 'areas', recipe: 'oracle' }, 'recipe', 'choose one of auto, '],
    [
      'a parameter out of range',
      { name: 'M', scheme: 'areas', recipe: 'linear-sgd', parameters: { bits: 99 } },
      'parameters.bits',
      'must be a whole number from 10 to 22; got 99',
    ],
    [
      'an unknown parameter',
      { name: 'M', scheme: 'areas', parameters: { zeal: 1 } },
      'parameters.zeal',
      'not a parameter',
    ],
  ])('refuses %s with name, rule and value', async (_name, input, path, message) => {
    expect(await train(input)).toMatchObject({
      __typename: 'InvalidInputProblem',
      field: path,
      issues: [{ path, message: expect.stringContaining(message) }],
    });
  });

  it.each([
    ['without any label', { name: 'M', scheme: 'bare' }, 'operator', 'InvalidInputProblem', 'NOTHING_TO_TRAIN'],
    ['by a curator', { name: 'M', scheme: 'areas' }, 'curator', 'NotAllowedProblem', 'NOT_ALLOWED'],
    ['of a model that is not there', { modelId: globalId('Model:99') }, 'operator', 'NotFoundProblem', 'NOT_FOUND'],
    ['under a name that is taken', { name: 'Areas', scheme: 'areas' }, 'operator', 'ConflictProblem', 'CONFLICT'],
    ['by an id of something else', { modelId: globalId('Run:1') }, 'operator', 'InvalidInputProblem', 'INVALID_INPUT'],
  ] as const)('refuses training %s', async (_name, input, role, type, code) => {
    expect(await train(input, role)).toMatchObject({ __typename: type, code });
  });

  it('starts a run that can be followed and cancelled, once', async () => {
    const { run } = await train({ modelId: globalId(`Model:${modelId}`), seed: 3 });
    expect(run).toMatchObject({
      kind: 'TRAINING',
      state: 'QUEUED',
      title: `Training of "Areas"`,
      startedBy: 'operator',
    });
    const cancel = async () => {
      const query = `mutation ($id: ID!) { cancelRun(input: { runId: $id }) { __typename ${problemFields} } }`;
      return (await server.ask<{ cancelRun: object }>('operator', query, { id: run?.id })).cancelRun;
    };
    const states: unknown[] = [];
    const subscription = `subscription { runProgress(runId: "${run?.id}") { state finishedAt } }`;
    for await (const { data } of readStream(server.api, subscription, server.as('curator'))) {
      states.push(data);
      if (states.length === 1) expect(await cancel()).toEqual({ __typename: 'RunCancelled' });
    }
    const changes = states.filter((state, i) => !isDeepStrictEqual(state, states[i - 1]));
    expect(changes).toEqual([
      { runProgress: { state: 'QUEUED', finishedAt: null } },
      { runProgress: { state: 'CANCELLED', finishedAt: expect.any(String) } },
    ]);
    expect(await cancel()).toMatchObject({ __typename: 'ConflictProblem' });
  });
});

describe('runs', () => {
  it('are listed newest first, page by page', async () => {
    const query = `query ($after: String) { runs(kind: TRAINING, first: 1, after: $after) {
      totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      readonly runs: {
        readonly totalCount: number;
        readonly edges: readonly { readonly node: { readonly id: string } }[];
        readonly pageInfo: { readonly endCursor: string };
      };
    }
    const newest = (await server.ask<Page>('curator', query)).runs;
    const next = (await server.ask<Page>('curator', query, { after: newest.pageInfo.endCursor })).runs;
    expect(newest.totalCount).toBeGreaterThan(1);
    const number = ({ edges }: Page['runs']) =>
      Number(
        Buffer.from(edges[0]?.node.id ?? '', 'base64url')
          .toString()
          .slice(4),
      );
    expect(number(newest)).toBeGreaterThan(number(next));
  });

  it('are followed together, from the newest there are to those that come', async () => {
    const before = await prisma.run.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const seen: unknown[] = [];
    const subscription = 'subscription { runProgress { title } }';
    for await (const { data } of readStream(server.api, subscription, server.as('curator'))) {
      seen.push(data);
      if (seen.length === 1) {
        const run = await prisma.run.create({ data: { kind: 'scoring', title: 'A new run', input: {} } });
        await pool.query("select pg_notify('classmark_run', $1)", [String(run.id)]);
      }
      if (JSON.stringify(data).includes('A new run')) break;
    }
    expect(seen).toContainEqual({ runProgress: { title: before.title } });
  });

  it.each(['{ runs(first: 1000) { totalCount } }', '{ runs(after: "bm9uZQ") { totalCount } }'])(
    'refuse %s',
    async (query) => {
      const { errors } = await server.api.graphql(query, {}, server.as('curator'));
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    },
  );

  it.each(['{ runs { totalCount } }', '{ models { id } }', '{ overview { documents } }'])(
    'and the like are not for readers: %s',
    async (query) => {
      const { errors } = await server.api.graphql(query, {}, server.as('reader'));
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_ALLOWED', requiredRole: 'CURATOR' });
    },
  );
});

it('the recipes tell their parameters, with defaults, and strategies against imbalance', async () => {
  const { recipes } = await server.ask<{
    recipes: { id: string; parameterDefaults: object; imbalanceStrategies: string[] }[];
  }>('curator', '{ recipes { id parameterDefaults imbalanceStrategies } }');
  expect(recipes.map(({ id }) => id)).toContain('linear-sgd');
  expect(recipes.find(({ id }) => id === 'linear-sgd')?.parameterDefaults).toMatchObject({ maxWords: 2 });
  const strategies = Object.fromEntries(recipes.map((recipe) => [recipe.id, recipe.imbalanceStrategies]));
  expect(strategies).toMatchObject({ auto: [], linear: expect.arrayContaining(['threshold-moving', 'smote', 'gan']) });
});
