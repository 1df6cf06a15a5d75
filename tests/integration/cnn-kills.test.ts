import { createRunStore, type Database } from '@classmark/database';
import { trainingJob } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillableInstallation, startKillable } from '../support/killable-installation.js';
import { beginRun, untilFinished } from '../support/run-and-wait.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { until } from '../support/until.js';

const parameters = { passes: 40, dimensions: 32, filters: 32, widths: [1, 2, 3] };

describe('the training of a convolutional network', () => {
  let installation: KillableInstallation;
  let database: Database;
  let modelId: number;
  /** Learns for longer, so that there is time to cancel it. */
  let longModelId: number;

  beforeAll(async () => {
    const subjects = ['amber', 'birch', 'coral'];
    installation = await startKillable(async (empty) => {
      const { schemeId } = await seedCorpus(empty, {
        scheme: 'areas',
        subjects,
        labelled: 400,
        unlabelled: 0,
        words: 80,
      });
      const model = { name: 'Areas', recipe: 'cnn', selection: 'roots', targetPrecision: 0.9 } as const;
      modelId = (await empty.prisma.model.create({ data: { ...model, schemeId, parameters } })).id;
      const long = { ...model, name: 'Areas at length', schemeId, parameters: { ...parameters, passes: 100 } };
      longModelId = (await empty.prisma.model.create({ data: long })).id;
    });
    ({ database } = installation);
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  const train = (id = modelId) => beginRun(database, { job: trainingJob, input: { modelId: id, seed: 1 } });
  const readRun = (id: bigint) => database.prisma.run.findUniqueOrThrow({ where: { id } });
  const versionOf = (runId: bigint) => database.prisma.version.findUniqueOrThrow({ where: { runId } });
  const untilMidway = (id: bigint) =>
    until('a checkpoint of the fit that stays is kept', async () => (await readRun(id)).checkpoint !== null);

  it('killed midway, goes on from its checkpoint in another worker, to the same bytes', async () => {
    const whole = await versionOf((await untilFinished(database, await train())).id);
    const id = await train();
    await untilMidway(id);
    installation.worker.kill();
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect((await versionOf(id)).sha256).toEqual(whole.sha256);
    const log = await database.prisma.runLog.findMany({ where: { runId: id } });
    expect(log.map(({ message }) => message)).toContain('Training continues from the last checkpoint.');
    expect(await database.prisma.runCheckpoint.count()).toBe(0);
  });

  it('cancelled, leaves neither a version nor a checkpoint', async () => {
    const id = await train(longModelId);
    await untilMidway(id);
    await createRunStore(database).requestCancel(id, { kind: 'system' });
    expect(await untilFinished(database, id)).toMatchObject({ state: 'cancelled' });
    expect(await database.prisma.version.count({ where: { runId: id } })).toBe(0);
    expect(await database.prisma.runCheckpoint.count()).toBe(0);
  });
});
