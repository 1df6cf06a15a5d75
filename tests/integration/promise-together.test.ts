import { createOverviewReader, createThresholdStore, createTrainingStore } from '@classmark/database';
import { execute, readOverview, setThreshold, trainingJob, trainModel } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, type RoleApi, startRoleApi } from '../support/role-api.js';
import { untilIdle } from '../support/run-and-wait.js';
import { type SeededCorpus, seedCorpus } from '../support/seed-corpus.js';
import { seedKey } from '../support/seed-key.js';
import { openTestDatabase } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const recipes = {
  ...{ ids: ['linear-sgd'], defaultId: 'linear-sgd', takingVectors: [], takingEncoder: [] },
  listImbalanceStrategies: () => [],
  parseParameters: async () => ({}),
};

describe('a model whose target precision is promised for all that is published together', async () => {
  const { url, database } = await openTestDatabase();
  const operator = await seedKey(database, 'operator');
  let worker: WorkerProcess;
  let server: RoleApi;
  let corpus: SeededCorpus;

  beforeAll(async () => {
    const subjects = ['amber', 'birch', 'coral'];
    corpus = await seedCorpus(database, { scheme: 'areas', subjects, labelled: 600, unlabelled: 100 });
    worker = await WorkerProcess.start(url);
    const input = { name: 'Areas', scheme: 'areas', promise: 'together' };
    await execute(trainModel, { recipes, store: createTrainingStore(database) }, operator, input);
    await untilIdle(database);
    server = await startRoleApi(database, url);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await worker[Symbol.asyncDispose]();
  });

  const listStatuses = async () => (await readOverview(createOverviewReader(database), operator)).subjects;

  it('says so in its version, whose subjects all publish from one threshold', async () => {
    const run = await database.prisma.run.findFirstOrThrow({ where: { kind: trainingJob.kind } });
    expect(run).toMatchObject({ state: 'succeeded' });
    const version = await database.prisma.version.findFirstOrThrow({ include: { classifiers: true } });
    expect(version.provenance).toMatchObject({ recipe: { targetPrecision: 0.9, promise: 'together' } });
    expect(version.classifiers.map(({ promise }) => promise)).toEqual(['together', 'together', 'together']);
    expect(new Set(version.classifiers.map(({ acceptThreshold }) => acceptThreshold)).size).toBe(1);
  });

  it('says so on the overview', async () => {
    expect(
      (await listStatuses()).map(({ status, targetPrecision, promise }) => [status, targetPrecision, promise]),
    ).toEqual(Array.from({ length: 3 }, () => ['publishes', 0.9, 'together']));
  });

  const versionIds = async () =>
    (await database.prisma.version.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
  const partOf = (number: number, when: string, publishing: number) =>
    expect.stringMatching(
      `^"Areas", version ${number}, promises a precision of 90% for what 3 subjects publish together\\. ${when} ${publishing} of them .* right\\.$`,
    );
  const listAlerts = async () =>
    (await server.ask<{ overview: { alerts: string[] } }>('curator', '{ overview { alerts } }')).overview.alerts;
  const setFirst = async (change: object) => {
    const [versionId = 0] = await versionIds();
    const [subjectId = 0] = corpus.subjectIds;
    await execute(setThreshold, createThresholdStore(database), operator, { versionId, subjectId, ...change });
  };
  const previewFirst = async () => {
    const [versionId = 0] = await versionIds();
    const query = `query ($versionId: ID!, $subjectId: ID!) { thresholdPreview(versionId: $versionId, subjectId: $subjectId) {
      acceptThreshold targetPrecision promise inForce } }`;
    const variables = {
      versionId: globalId(`ModelVersion:${versionId}`),
      subjectId: globalId(`Subject:${corpus.subjectIds[0]}`),
    };
    return (await server.ask<{ thresholdPreview: object }>('curator', query, variables)).thresholdPreview;
  };
  const asTrained = { targetPrecision: 0.9, promise: 'TOGETHER' };

  it('calls nothing in question while all of it is deployed', async () => {
    expect(await listAlerts()).toEqual([]);
    expect(await previewFirst()).toMatchObject({ ...asTrained, inForce: true });
  });

  it('leaves a subject to its own promise that is given a target of its own, and says that a part is left', async () => {
    await setFirst({ targetPrecision: 0.7 });
    expect((await listStatuses()).map(({ targetPrecision, promise }) => [targetPrecision, promise])).toEqual([
      [0.7, 'each'],
      [0.9, 'together'],
      [0.9, 'together'],
    ]);
    expect(await listAlerts()).toEqual([partOf(1, 'Now', 2)]);
    expect(await previewFirst()).toMatchObject({ ...asTrained, inForce: false });
  });

  it('takes the subject back into the promise, with the threshold that training chose', async () => {
    await setFirst({ asTrained: true });
    const classifiers = await database.prisma.classifier.findMany();
    expect(new Set(classifiers.map(({ acceptThreshold }) => acceptThreshold)).size).toBe(1);
    expect((await listStatuses()).map(({ promise }) => promise)).toEqual(['together', 'together', 'together']);
    expect(await listAlerts()).toEqual([]);
  });

  it('says beforehand, and when it is done, what a deployment of a part leaves to each version', async () => {
    const { id: modelId } = await database.prisma.model.findFirstOrThrow();
    await execute(trainModel, { recipes, store: createTrainingStore(database) }, operator, { modelId });
    await untilIdle(database);
    const [, second = 0] = await versionIds();
    const asked = {
      versionId: globalId(`ModelVersion:${second}`),
      subjectIds: [globalId(`Subject:${corpus.subjectIds[0]}`)],
    };
    const preview = `query ($versionId: ID!, $subjectIds: [ID!]) {
      deploymentPreview(versionId: $versionId, subjectIds: $subjectIds) { warnings } }`;
    expect(await server.ask('curator', preview, asked)).toEqual({
      deploymentPreview: { warnings: [partOf(1, 'Then', 2), partOf(2, 'Then', 1)] },
    });
    expect(await server.ask('curator', preview, { versionId: asked.versionId })).toEqual({
      deploymentPreview: { warnings: [] },
    });
    const deploy = `mutation ($input: DeployClassifiersInput!) { deployClassifiers(input: $input) {
      ... on ClassifiersDeployed { warnings } } }`;
    const left = [partOf(1, 'Now', 2), partOf(2, 'Now', 1)];
    expect(await server.ask('operator', deploy, { input: asked })).toEqual({ deployClassifiers: { warnings: left } });
    expect(await listAlerts()).toEqual(left);
  });
});
