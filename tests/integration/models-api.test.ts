import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { pool, prisma } = database;

let server: RoleApi;
let a: number;
let b: number;
let c: number;
let first: number;
let second: number;

beforeAll(async () => {
  const { schemeId, subjectIds } = await seedScheme(database, 'areas', ['A', 'B', 'C']);
  [a = 0, b = 0, c = 0] = subjectIds;
  const modelId = await seedModel(database, schemeId, 'Areas');
  first = await seedVersion(database, { modelId, subjectIds: [a, b], skipped: [c] });
  second = await seedVersion(database, { modelId, subjectIds: [a, b], skipped: [c] });
  const documentIds = await seedDocuments(database, 3);
  await seedPredictions(database, { subjectId: a, versionId: first, documentIds, probabilities: [0.9, 0.65, 0.5] });
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe('versions', () => {
  const change = async (field: string, input: object) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${problemFields}
      ... on ClassifiersDeployed { deployments { deployedBy subject { label } version { number } } run { kind state } } } }`;
    return (await server.ask<Record<string, object>>('operator', query, { input }))[field];
  };
  const states = async () => {
    const query = '{ models { name versions { number state servingCount } } }';
    const { models } = await server.ask<{ models: { name: string; versions: object[] }[] }>('curator', query);
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
        { deployedBy: 'operator', subject: { label: 'A' }, version: { number: 1 } },
        { deployedBy: 'operator', subject: { label: 'B' }, version: { number: 1 } },
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
    const { compareVersions } = await server.ask<{ compareVersions: object }>('curator', query, { id });
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

  it('have no interval where they are of before it was kept', async () => {
    await pool.query("update version set evaluation = evaluation - 'intervals' where id = $1", [second]);
    const query = 'query ($id: ID!) { modelVersion(id: $id) { evaluation { macro { f1 f1Interval { low } } } } }';
    const answer = await server.ask('curator', query, { id: globalId(`ModelVersion:${second}`) });
    expect(answer).toEqual({ modelVersion: { evaluation: { macro: { f1: 0.65, f1Interval: null } } } });
  });

  it('are found by id, with all that belongs to them', async () => {
    const query = `query ($id: ID!) { node(id: $id) { id ... on ModelVersion {
      model { name recipe scheme { name } } run { kind version { number } } sha256 sizeBytes
      evaluation { micro { f1 f1Interval { low high } } atTarget { publishes } ece } classifiers { subject { label } reviewOnly promise } } } }`;
    const id = globalId(`ModelVersion:${first}`);
    expect((await server.ask<{ node: object }>('curator', query, { id })).node).toMatchObject({
      id,
      model: { name: 'Areas', recipe: 'linear-sgd', scheme: { name: 'areas' } },
      run: { kind: 'TRAINING', version: { number: 1 } },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      evaluation: { micro: { f1: 0.75, f1Interval: { low: 0.7, high: 0.8 } }, atTarget: { publishes: 2 }, ece: 0.01 },
      classifiers: [
        { subject: { label: 'A' }, promise: 'EACH' },
        { subject: { label: 'B' }, promise: 'EACH' },
        { subject: { label: 'C' }, reviewOnly: false, promise: null },
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
    expect((await server.ask<{ thresholdPreview: object }>('curator', preview, key)).thresholdPreview).toEqual({
      acceptThreshold: 0.6,
      reviewThreshold: 0.4,
      reason: null,
      published: 2,
      queued: 1,
      withdrawn: 0,
      rescoreNeeded: false,
    });
    const set = `mutation ($input: SetThresholdInput!) { setThreshold(input: $input) { __typename ${problemFields}
      ... on ThresholdSet { classifier { acceptThreshold reviewThreshold targetPrecision } moved run { id } rescoreNeeded } } }`;
    const input = { ...key, targetPrecision: 0.7 };
    expect((await server.ask<{ setThreshold: object }>('operator', set, { input })).setThreshold).toEqual({
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
