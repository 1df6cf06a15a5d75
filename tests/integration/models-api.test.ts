import { createPeople, createPool, createPrisma, type Database } from '@classmark/database';
import type { Role } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../support/read-stream.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { startApi, type TestApi } from '../support/start-api.js';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();
const database: Database = { prisma: createPrisma(url), pool: createPool(url) };
const { pool, prisma } = database;
const system = { kind: 'system' } as const;
const globalId = (plain: string) => Buffer.from(plain).toString('base64url');

let api: TestApi;
const keys = new Map<Role, string>();
let modelId: number;
let a: number;
let b: number;
let c: number;
let first: number;
let second: number;

beforeAll(async () => {
  const people = createPeople(database);
  for (const role of ['reader', 'curator', 'operator'] as const) {
    keys.set(role, (await people.store.createApiKey({ name: role, role }, system)).secret);
  }
  const scheme = await seedScheme(database, 'areas', ['A', 'B', 'C']);
  [a = 0, b = 0, c = 0] = scheme.subjectIds;
  modelId = await seedModel(database, scheme.schemeId, 'Areas');
  first = await seedVersion(database, { modelId, subjectIds: [a, b], skipped: [c] });
  second = await seedVersion(database, { modelId, subjectIds: [a, b], skipped: [c] });
  await seedScheme(database, 'bare', ['Z']);
  const documentIds = await seedDocuments(database, 3);
  await prisma.label.create({
    data: { documentId: documentIds[0] ?? 0n, subjectId: a, origin: 'import', value: true },
  });
  await seedPredictions(database, { subjectId: a, versionId: first, documentIds, probabilities: [0.9, 0.65, 0.5] });
  api = await startApi(url);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await Promise.all([pool.end(), prisma.$disconnect()]);
});

/** What a query answers to somebody with this role. */
async function ask<Data>(role: Role, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await api.graphql<Data>(query, variables, { key: keys.get(role) ?? '' });
  expect(errors).toBeUndefined();
  return data;
}

const problem = '... on Problem { code message field }';

describe('trainModel', () => {
  const train = async (input: object, role: Role = 'operator') => {
    const query = `mutation ($input: TrainModelInput!) { trainModel(input: $input) {
      __typename ${problem} ... on InvalidInputProblem { issues { path message } }
      ... on RunStarted { run { id kind state title } } } }`;
    return (await ask<{ trainModel: { readonly run?: { readonly id: string } } }>(role, query, { input })).trainModel;
  };

  it.each([
    ['an unknown scheme', { name: 'M', scheme: 'none' }, 'scheme', 'There is no scheme "none".'],
    ['an unknown learner', { name: 'M', scheme: 'areas', learner: 'oracle' }, 'learner', 'there are linear'],
    [
      'a parameter out of range',
      { name: 'M', scheme: 'areas', parameters: { bits: 99 } },
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
    expect(run).toMatchObject({ kind: 'TRAINING', state: 'QUEUED', title: 'Training of "Areas"' });
    const cancel = async () => {
      const query = `mutation ($id: ID!) { cancelRun(input: { runId: $id }) { __typename ${problem} } }`;
      return (await ask<{ cancelRun: object }>('operator', query, { id: run?.id })).cancelRun;
    };
    const states: unknown[] = [];
    const subscription = `subscription { runProgress(runId: "${run?.id}") { state finishedAt } }`;
    for await (const { data } of readStream(api, subscription, { key: keys.get('curator') ?? '' })) {
      states.push(data);
      if (states.length === 1) expect(await cancel()).toEqual({ __typename: 'RunCancelled' });
    }
    expect(states).toEqual([
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
    const newest = (await ask<Page>('curator', query)).runs;
    const next = (await ask<Page>('curator', query, { after: newest.pageInfo.endCursor })).runs;
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
    for await (const { data } of readStream(api, subscription, { key: keys.get('curator') ?? '' })) {
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
      const { errors } = await api.graphql(query, {}, { key: keys.get('curator') ?? '' });
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    },
  );

  it.each(['{ runs { totalCount } }', '{ models { id } }', '{ overview { documents } }'])(
    'and the like are not for readers: %s',
    async (query) => {
      const { errors } = await api.graphql(query, {}, { key: keys.get('reader') ?? '' });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_ALLOWED', requiredRole: 'CURATOR' });
    },
  );
});

describe('versions', () => {
  const change = async (field: string, input: object) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${problem}
      ... on ClassifiersDeployed { deployments { subject { label } version { number } } run { kind state } } } }`;
    return (await ask<Record<string, object>>('operator', query, { input }))[field];
  };
  const states = async () => {
    const query = '{ models { name versions { number state servingCount } } }';
    const { models } = await ask<{ models: { name: string; versions: object[] }[] }>('curator', query);
    return models.find(({ name }) => name === 'Areas')?.versions;
  };

  it('are candidates until they are deployed', async () => {
    expect(await states()).toEqual([
      { number: 2, state: 'CANDIDATE', servingCount: 0 },
      { number: 1, state: 'CANDIDATE', servingCount: 0 },
    ]);
  });

  it('serve when deployed, whole or in part, and retire', async () => {
    expect(await change('deployClassifiers', { versionId: globalId(`ModelVersion:${first}`) })).toMatchObject({
      __typename: 'ClassifiersDeployed',
      deployments: [
        { subject: { label: 'A' }, version: { number: 1 } },
        { subject: { label: 'B' }, version: { number: 1 } },
      ],
      run: { kind: 'SCORING', state: 'QUEUED' },
    });
    const partly = { versionId: globalId(`ModelVersion:${second}`), subjectIds: [globalId(`Subject:${b}`)] };
    await change('deployClassifiers', partly);
    expect(await states()).toMatchObject([{ state: 'PARTLY_SERVING' }, { state: 'PARTLY_SERVING' }]);
    await change('deployClassifiers', { versionId: globalId(`ModelVersion:${second}`) });
    expect(await states()).toMatchObject([{ state: 'SERVING', servingCount: 2 }, { state: 'RETIRED' }]);
  });

  it('are gone back from, and no further than there is', async () => {
    const both = { subjectIds: [a, b].map((id) => globalId(`Subject:${id}`)) };
    expect(await change('rollBackClassifiers', both)).toMatchObject({ __typename: 'ClassifiersDeployed' });
    expect(await states()).toMatchObject([{ state: 'RETIRED' }, { state: 'SERVING' }]);
    expect(await change('rollBackClassifiers', both)).toMatchObject({
      __typename: 'ConflictProblem',
      field: 'subjectIds.0',
    });
  });

  it.each([
    [
      'a subject that was skipped',
      () => ({ versionId: `ModelVersion:${first}`, subjects: [c] }),
      'InvalidInputProblem',
    ],
    ['what serves already', () => ({ versionId: `ModelVersion:${first}`, subjects: [a] }), 'ConflictProblem'],
    ['a version that is not there', () => ({ versionId: 'ModelVersion:999', subjects: [a] }), 'NotFoundProblem'],
  ])('are not deployed for %s', async (_name, input, type) => {
    const { versionId, subjects } = input();
    const subjectIds = subjects.map((id) => globalId(`Subject:${id}`));
    expect(await change('deployClassifiers', { versionId: globalId(versionId), subjectIds })).toMatchObject({
      __typename: type,
    });
  });

  it('are compared with what serves, subject by subject', async () => {
    const metrics = (f1: number) =>
      JSON.stringify({
        ...{ precision: 0.8, recall: 0.6, f1, support: 10, f1Threshold: 0.4, averagePrecision: 0.7, atTarget: null },
        confusion: { tp: 6, fp: 2, fn: 4, tn: 88 },
        precisionRecallCurve: [{ threshold: 0.4, precision: 0.8, recall: 0.6 }],
        reliability: [{ meanProbability: 0.1, observed: 0.1, count: 90 }],
      });
    for (const [version, f1] of [
      [first, 0.5],
      [second, 0.75],
    ] as const) {
      await pool.query('update classifier set metrics = $1 where version_id = $2 and subject_id = $3', [
        metrics(f1),
        version,
        a,
      ]);
    }
    const query = `query ($id: ID!) { compareVersions(candidateId: $id) { candidate { number } classifiers {
      subject { label } f1Change candidate { state reason version { number } metrics { f1 confusion { tp } } } serving { serving version { number } } } } }`;
    const id = globalId(`ModelVersion:${second}`);
    const { compareVersions } = await ask<{ compareVersions: object }>('curator', query, { id });
    const candidate = { state: 'TRAINED', reason: null, version: { number: 2 } };
    const serving = { serving: true, version: { number: 1 } };
    expect(compareVersions).toEqual({
      candidate: { number: 2 },
      classifiers: [
        {
          subject: { label: 'A' },
          f1Change: 0.25,
          candidate: { ...candidate, metrics: { f1: 0.75, confusion: { tp: 6 } } },
          serving,
        },
        { subject: { label: 'B' }, f1Change: null, candidate: { ...candidate, metrics: null }, serving },
        {
          subject: { label: 'C' },
          f1Change: null,
          candidate: { state: 'SKIPPED', reason: 'No document has it.', version: { number: 2 }, metrics: null },
          serving: null,
        },
      ],
    });
  });

  it('are found by id, with all that belongs to them', async () => {
    const query = `query ($id: ID!) { node(id: $id) { id ... on ModelVersion {
      model { name learner scheme { name } } run { kind version { number } } sha256 sizeBytes
      evaluation { micro { f1 } atTarget { deployed } ece } classifiers { subject { label } reviewOnly } } } }`;
    const id = globalId(`ModelVersion:${first}`);
    expect((await ask<{ node: object }>('curator', query, { id })).node).toMatchObject({
      id,
      model: { name: 'Areas', learner: 'linear', scheme: { name: 'areas' } },
      run: { kind: 'TRAINING', version: { number: 1 } },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      evaluation: { micro: { f1: 0.75 }, atTarget: { deployed: 2 }, ece: 0.01 },
      classifiers: [
        { subject: { label: 'A' } },
        { subject: { label: 'B' } },
        { subject: { label: 'C' }, reviewOnly: false },
      ],
    });
  });
});

describe('thresholds', () => {
  it('are previewed, then set, to the same effect', async () => {
    const key = { versionId: globalId(`ModelVersion:${first}`), subjectId: globalId(`Subject:${a}`) };
    const preview = `query ($versionId: ID!, $subjectId: ID!) {
      thresholdPreview(versionId: $versionId, subjectId: $subjectId, targetPrecision: 0.7) {
        acceptThreshold reviewThreshold reason published queued withdrawn rescoreNeeded } }`;
    expect((await ask<{ thresholdPreview: object }>('curator', preview, key)).thresholdPreview).toEqual({
      acceptThreshold: 0.6,
      reviewThreshold: 0.4,
      reason: null,
      published: 2,
      queued: 1,
      withdrawn: 0,
      rescoreNeeded: false,
    });
    const set = `mutation ($input: SetThresholdInput!) { setThreshold(input: $input) { __typename ${problem}
      ... on ThresholdSet { classifier { acceptThreshold reviewThreshold targetPrecision } moved run { id } rescoreNeeded } } }`;
    const input = { ...key, targetPrecision: 0.7 };
    expect((await ask<{ setThreshold: object }>('operator', set, { input })).setThreshold).toEqual({
      __typename: 'ThresholdSet',
      classifier: { acceptThreshold: 0.6, reviewThreshold: 0.4, targetPrecision: 0.7 },
      moved: 1,
      run: null,
      rescoreNeeded: false,
    });
    const rows = await prisma.prediction.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } });
    expect(rows.map(({ state, _count }) => [state, _count])).toEqual([
      ['published', 2],
      ['queued', 1],
    ]);
  });
});

it('the learners tell their parameters, with defaults', async () => {
  const { learners } = await ask<{ learners: { id: string; parameterDefaults: object }[] }>(
    'curator',
    '{ learners { id parameterDefaults } }',
  );
  expect(learners.map(({ id }) => id)).toContain('linear');
  expect(learners.find(({ id }) => id === 'linear')?.parameterDefaults).toMatchObject({ maxWords: 2 });
});
