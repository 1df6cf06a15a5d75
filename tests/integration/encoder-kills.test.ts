import { createRunStore, type Database, keepEncoder } from '@classmark/database';
import { trainingJob } from '@classmark/domain';
import { checksumOfEncoder, gatherEncoderFiles } from '@classmark/encoder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillableInstallation, startKillable } from '../support/killable-installation.js';
import { beginRun, untilFinished } from '../support/run-and-wait.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { encoderFiles } from '../support/tiny-encoder.js';
import { until } from '../support/until.js';

const labelled = 1_500;

describe('the encoding of documents for a training', () => {
  let installation: KillableInstallation;
  let database: Database;
  let modelId: number;
  let encoderId: number;

  beforeAll(async () => {
    installation = await startKillable(async (empty) => {
      const subjects = ['amber', 'birch', 'coral'];
      const { schemeId } = await seedCorpus(empty, { scheme: 'areas', subjects, labelled, unlabelled: 0 });
      const files = await gatherEncoderFiles(async (name) => encoderFiles[name] ?? null, 'folder');
      const encoder = { name: 'Tiny', dimensions: 8, checksum: checksumOfEncoder(files), msPerText: 1, provenance: {} };
      ({ id: encoderId } = await empty.prisma.$transaction((tx) => keepEncoder(tx, { ...encoder, files })));
      const model = {
        name: 'Areas',
        recipe: 'linear',
        selection: 'roots',
        targetPrecision: 0.9,
        parameters: {},
      } as const;
      ({ id: modelId } = await empty.prisma.model.create({ data: { ...model, schemeId, encoderId } }));
    });
    ({ database } = installation);
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  const train = () => beginRun(database, { job: trainingJob, input: { modelId, seed: 1 } });
  const countEncoded = () => database.prisma.encodedText.count({ where: { encoderId } });
  const untilMidway = () => until('some texts are encoded', async () => (await countEncoded()) >= 16);

  it('cancelled, leaves no version, and what is encoded is whole', async () => {
    const id = await train();
    await untilMidway();
    await createRunStore(database).requestCancel(id, { kind: 'system' });
    expect(await untilFinished(database, id)).toMatchObject({ state: 'cancelled' });
    expect(await database.prisma.version.count()).toBe(0);
    const texts = await database.prisma.encodedText.findMany({ where: { encoderId } });
    expect(texts.length).toBeLessThan(labelled);
    expect(new Set(texts.map(({ vector }) => vector.length))).toEqual(new Set([4 * 8]));
  });

  it('killed, goes on in another worker where it was', async () => {
    await database.prisma.encodedText.deleteMany();
    const id = await train();
    await untilMidway();
    installation.worker.kill();
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await countEncoded()).toBe(labelled);
    const log = await database.prisma.runLog.findMany({ where: { runId: id }, orderBy: { id: 'asc' } });
    const counts = log.flatMap(({ message }) => /Encoding (\d+) texts/.exec(message)?.[1] ?? []).map(Number);
    expect(counts).toEqual([labelled, expect.any(Number)]);
    expect(counts[1]).toBeLessThan(labelled);
  });
});
