import { createHash } from 'node:crypto';
import { createRunStore, type Database, readArtefact } from '@classmark/database';
import { scoringJob, trainingJob } from '@classmark/domain';
import { decodeArtefact } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillableInstallation, startKillable } from '../support/killable-installation.js';
import { beginRun, untilFinished, untilIdle } from '../support/run-and-wait.js';
import { type SeededCorpus, seedCorpus } from '../support/seed-corpus.js';
import { seedModel } from '../support/seed-models.js';
import { until } from '../support/until.js';
import { WorkerProcess } from '../support/worker-process.js';

describe('when a process is killed', () => {
  let installation: KillableInstallation;
  let database: Database;
  let worker: WorkerProcess;
  let corpus: SeededCorpus;
  let modelId: number;
  /** Its fit lasts for more than the second after which there is a checkpoint. */
  let longId: number;

  beforeAll(async () => {
    const subjects = ['amber', 'birch', 'coral', 'dune'];
    installation = await startKillable(async (empty) => {
      corpus = await seedCorpus(empty, { scheme: 'areas', subjects, labelled: 1_500, unlabelled: 6_000, words: 80 });
      const seed = async (name: string, passes: number): Promise<number> => {
        const id = await seedModel(empty, corpus.schemeId, name);
        await empty.prisma.model.update({ where: { id }, data: { parameters: { passes } } });
        return id;
      };
      modelId = await seed('Areas', 40);
      longId = await seed('Areas, long', 100);
    });
    ({ database, worker } = installation);
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  const train = (id = modelId) => beginRun(database, { job: trainingJob, input: { modelId: id, seed: 1 } });
  const readRun = (id: bigint) => database.prisma.run.findUniqueOrThrow({ where: { id } });
  const untilLearning = (id: bigint) =>
    until(`run ${id} learns`, async () => JSON.stringify((await readRun(id)).progress ?? '').includes('calibration/'));

  it('the worker, in training: another begins anew, and makes exactly one version', async () => {
    const id = await train();
    await untilLearning(id);
    worker.kill();
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await database.prisma.version.count({ where: { runId: id } })).toBe(1);
  });

  it('the worker, in the fit that stays: another goes on from its checkpoint, to the same bytes', async () => {
    const whole = await readParts(database, (await untilFinished(database, await train(longId))).id);
    const id = await train(longId);
    await until('a checkpoint is kept', async () => (await readRun(id)).checkpoint !== null);
    worker.kill();
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await readParts(database, id)).toEqual(whole);
    const log = await database.prisma.runLog.findMany({ where: { runId: id } });
    expect(log.map(({ message }) => message)).toContain('Training continues from the last checkpoint.');
    expect(await database.prisma.runCheckpoint.count()).toBe(0);
  });

  it('the worker, in a fit on labels that change meanwhile: another begins anew', async () => {
    const id = await train(longId);
    await until('a checkpoint is kept', async () => (await readRun(id)).checkpoint !== null);
    const [documentId, subjectId] = [BigInt(corpus.documentIds[0] ?? 0), corpus.subjectIds[0] ?? 0];
    await database.prisma.label.create({ data: { documentId, subjectId, origin: 'curator', value: false } });
    worker.kill();
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    const log = await database.prisma.runLog.findMany({ where: { runId: id } });
    expect(log.map(({ message }) => message).join()).not.toContain('goes on');
    await database.prisma.label.deleteMany({ where: { documentId, origin: 'curator' } });
  });

  it('the worker, in scoring: another goes on, and every document has what it would have had', async () => {
    await untilIdle(database);
    const before = await readPredictions(database);
    await database.pool.query('delete from prediction');
    const id = await beginRun(database, { job: scoringJob, input: {} });
    await until('some chunks are written', async () => (await readRun(id)).checkpoint !== null);
    worker.kill();
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await readPredictions(database)).toEqual(before);
  });

  it('Postgres, in training: the worker lives on, waits, and makes exactly one version', async () => {
    const { pid } = worker;
    const id = await train();
    await untilLearning(id);
    await installation.killPostgres();
    const run = await until(
      'the run is finished',
      async () => {
        const found = await readRun(id).catch(() => null);
        return found?.finishedAt && found;
      },
      60_000,
    );
    expect(run).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await database.prisma.version.count({ where: { runId: id } })).toBe(1);
    expect(worker.pid).toBe(pid);
  });

  it('Postgres, in scoring: the run goes on from its last chunk', async () => {
    await untilIdle(database);
    const before = await readPredictions(database);
    await database.pool.query('delete from prediction');
    const id = await beginRun(database, { job: scoringJob, input: {} });
    await until('some chunks are written', async () => (await readRun(id)).checkpoint !== null);
    await installation.killPostgres();
    const run = await until('the run is finished', async () => {
      const found = await readRun(id).catch(() => null);
      return found?.finishedAt && found;
    });
    expect(run).toMatchObject({ state: 'succeeded', attempt: 2, result: { documents: 7_500 } });
    expect(await readPredictions(database)).toEqual(before);
  });

  it('nobody, but a worker hangs: another takes over when its heartbeat runs out, and its writes are refused', async () => {
    const id = await train();
    await untilLearning(id);
    process.kill(worker.pid, 'SIGSTOP');
    await using other = await WorkerProcess.start(installation.url);
    await until('a second attempt has begun', async () => (await readRun(id)).attempt === 2);
    process.kill(worker.pid, 'SIGCONT');
    expect(await untilFinished(database, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await database.prisma.version.count({ where: { runId: id } })).toBe(1);
    expect(other.pid).not.toBe(worker.pid);
  });

  it('nobody, but the run is cancelled: it ends, and no version is left', async () => {
    const id = await train();
    await untilLearning(id);
    await createRunStore(database).requestCancel(id, { kind: 'system' });
    expect(await untilFinished(database, id)).toMatchObject({ state: 'cancelled' });
    expect(await database.prisma.version.count({ where: { runId: id } })).toBe(0);
  });
});

async function readPredictions({ pool }: Database): Promise<unknown[]> {
  const { rows } = await pool.query('select * from prediction order by document_id, subject_id');
  return rows;
}

/** What the version of a run says of itself, and digests of its numbers: where versions differ, the test says in what. */
async function readParts({ prisma }: Database, runId: bigint) {
  const { id, sha256 } = await prisma.version.findUniqueOrThrow({ where: { runId } });
  const { weights, metadata } = decodeArtefact(await readArtefact(prisma, id));
  const digests = Object.entries(weights.tensors).map(([name, { data }]) => [
    name,
    createHash('sha256')
      .update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
      .digest('hex'),
  ]);
  return { sha256, ...metadata, ...weights.metadata, ...Object.fromEntries(digests) };
}
