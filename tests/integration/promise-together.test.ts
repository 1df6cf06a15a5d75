import { createOverviewReader, createThresholdStore, createTrainingStore } from '@classmark/database';
import { execute, readOverview, setThreshold, trainingJob, trainModel } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  let corpus: SeededCorpus;

  beforeAll(async () => {
    const subjects = ['amber', 'birch', 'coral'];
    corpus = await seedCorpus(database, { scheme: 'areas', subjects, labelled: 600, unlabelled: 100 });
    worker = await WorkerProcess.start(url);
    const input = { name: 'Areas', scheme: 'areas', promise: 'together' };
    await execute(trainModel, { recipes, store: createTrainingStore(database) }, operator, input);
    await untilIdle(database);
  });
  afterAll(async () => {
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

  it('leaves a subject to its own promise that is given a target of its own', async () => {
    const { id: versionId } = await database.prisma.version.findFirstOrThrow();
    const [subjectId = 0] = corpus.subjectIds;
    const store = createThresholdStore(database);
    await execute(setThreshold, store, operator, { versionId, subjectId, targetPrecision: 0.7 });
    expect((await listStatuses()).map(({ targetPrecision, promise }) => [targetPrecision, promise])).toEqual([
      [0.7, 'each'],
      [0.9, 'together'],
      [0.9, 'together'],
    ]);
  });
});
