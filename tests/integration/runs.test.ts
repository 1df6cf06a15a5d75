import { once } from 'node:events';
import { createRunStore, fenceAttempt, startRun, transact } from '@classmark/database';
import { AppError, scoringJob } from '@classmark/domain';
import { createJob, type JobEvent, type JobHandler, JobRunner } from '@classmark/jobs';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const finish = async () => ({ done: true });

describe('a run', async () => {
  const { url, database } = await openTestDatabase();
  let runners: JobRunner[] = [];
  const events: JobEvent[] = [];

  afterEach(async () => {
    for (const runner of runners) await runner[Symbol.asyncDispose]();
    runners = [];
    events.length = 0;
  });

  const begin = (): Promise<bigint> =>
    transact(database, (tx) =>
      startRun(tx, { job: scoringJob, title: 'Scoring', input: {}, actor: { kind: 'system' } }),
    );

  const work = async (handler: JobHandler<unknown>): Promise<JobRunner> => {
    const onEvent = (event: JobEvent): void => void events.push(event);
    const runner = await new JobRunner({ database, url, jobs: [createJob(scoringJob, handler)], onEvent }).start();
    runners.push(runner);
    return runner;
  };

  const untilFinished = (id: bigint) =>
    until(`run ${id} is finished`, async () => {
      const run = await database.prisma.run.findUniqueOrThrow({ where: { id } });
      return run.finishedAt && run;
    });

  it('is worked on once its transaction has committed, and keeps its result', async () => {
    const id = await begin();
    await work(async () => finish);
    expect(await untilFinished(id)).toMatchObject({ state: 'succeeded', attempt: 1, result: { done: true } });
  });

  it('is heard of by a worker that was there before it', async () => {
    await work(async () => finish);
    expect(await untilFinished(await begin())).toMatchObject({ state: 'succeeded' });
  });

  it('shows its progress, pace and series while it runs', async () => {
    const id = await begin();
    await work(async ({ report, measure, signal }) => {
      for (let done = 0; !signal.aborted; done++) {
        measure('loss', done, 1 / (1 + done));
        report({ phase: 'fit', done, total: 1_000, loss: 1 / (1 + done) });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw signal.reason;
    });
    const progress = await until('a pace is known', async () => {
      const { progress } = await database.prisma.run.findUniqueOrThrow({ where: { id } });
      return progress instanceof Object && 'secondsLeft' in progress && progress.secondsLeft !== null && progress;
    });
    expect(progress).toMatchObject({ phase: 'fit', total: 1_000, ratePerSecond: expect.any(Number) });
    expect(await database.prisma.runMetric.count({ where: { runId: id, series: 'loss' } })).toBeGreaterThan(0);
    await createRunStore(database).requestCancel(id, { kind: 'system' });
    await untilFinished(id);
  });

  it('stops when it is cancelled, and writes nothing more', async () => {
    const id = await begin();
    await work(async ({ signal }) => {
      await once(signal, 'abort');
      throw signal.reason;
    });
    await until('it runs', async () => (await database.prisma.run.findUnique({ where: { id } }))?.state === 'running');
    await createRunStore(database).requestCancel(id, { kind: 'system' });
    expect(await untilFinished(id)).toMatchObject({ state: 'cancelled', result: null });
  });

  it('that waits is cancelled at once, and never begun', async () => {
    const id = await begin();
    await createRunStore(database).requestCancel(id, { kind: 'system' });
    await work(async () => finish);
    await untilFinished(await begin());
    const run = await database.prisma.run.findUniqueOrThrow({ where: { id } });
    expect(run).toMatchObject({ state: 'cancelled', attempt: 0 });
  });

  it('that is finished cannot be cancelled', async () => {
    const id = await begin();
    await work(async () => finish);
    await untilFinished(id);
    const cancel = createRunStore(database).requestCancel(id, { kind: 'system' });
    await expect(cancel).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('fails with the problem that its handler meets', async () => {
    const id = await begin();
    await work(async () => {
      throw new AppError('NOTHING_TO_TRAIN', 'Label some documents.');
    });
    const problem = { code: 'NOTHING_TO_TRAIN', message: 'Label some documents.' };
    expect(await untilFinished(id)).toMatchObject({ state: 'failed', attempt: 1, problem });
    expect(events.some(({ kind }) => kind === 'fault')).toBe(false);
  });

  it('fails on a fault, which is told once and masked', async () => {
    const id = await begin();
    await work(async () => {
      throw new TypeError('secret');
    });
    const run = await untilFinished(id);
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'FAULT' } });
    expect(JSON.stringify(run.problem)).not.toContain('secret');
    expect(events.filter(({ kind }) => kind === 'fault')).toHaveLength(1);
  });

  it('leaves nothing of a last step that fails', async () => {
    const id = await begin();
    await work(async () => async (tx) => {
      await tx.scheme.create({ data: { name: 'half' } });
      throw new AppError('CONFLICT', 'No.');
    });
    await untilFinished(id);
    expect(await database.prisma.scheme.count({ where: { name: 'half' } })).toBe(0);
  });

  it('refuses what a stale attempt writes, in any transaction, and ends as the later one says', async () => {
    const id = await begin();
    const refusals: unknown[] = [];
    await work(async ({ number, fence, log, runId }) => {
      await database.pool.query('update run set attempt = attempt + 1 where id = $1', [runId]);
      refusals.push(await database.prisma.$transaction((tx) => fence(tx)).catch((error: unknown) => error));
      refusals.push(await log('info', 'too late').catch((error: unknown) => error));
      refusals.push(await fenceAttempt(database.prisma, { runId, number: number + 1 }));
      return finish;
    });
    await until('the stale attempt has ended', async () =>
      events.some((event) => event.kind === 'attempt-ended' && event.outcome === 'stale'),
    );
    const stale = expect.objectContaining({ code: 'STALE_ATTEMPT' });
    expect(refusals).toEqual([stale, stale, undefined]);
    expect(await database.prisma.run.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'running',
      result: null,
    });
    await database.pool.query("update run set state = 'cancelled', finished_at = now() where id = $1", [id]);
  });

  it('is handed back by a worker that stops, and goes on from its checkpoint on another', async () => {
    const id = await begin();
    const first = await work(async ({ runId, number, saveCheckpoint, signal }) => {
      const client = await database.pool.connect();
      await saveCheckpoint(client, { from: `${runId}/${number}` });
      client.release();
      await once(signal, 'abort');
      throw signal.reason;
    });
    await until(
      'it has a checkpoint',
      async () => (await database.prisma.run.findUnique({ where: { id } }))?.checkpoint,
    );
    await first[Symbol.asyncDispose]();
    await work(async ({ checkpoint }) => async () => ({ checkpoint }));
    const result = { checkpoint: { from: `${id}/1` } };
    expect(await untilFinished(id)).toMatchObject({ state: 'succeeded', attempt: 2, result });
  });

  it('is given up with a problem when every attempt loses its worker', async () => {
    const id = await begin();
    await work(async () => {
      throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    });
    const attempt = 1 + scoringJob.retryLimit;
    expect(await untilFinished(id)).toMatchObject({ state: 'failed', attempt, problem: { code: 'WORKER_LOST' } });
  });
});
