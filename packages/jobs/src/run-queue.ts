import type { RunKind } from '@classmark/domain';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Job } from './job.js';
import type { JobState } from './reconciliation.js';
import { ScheduledQueue } from './scheduled-queue.js';
import type { Timetable } from './timetable.js';

const payload = z.strictObject({ runId: z.string().regex(/^\d+$/) });

/** After this long without a heartbeat a job is taken for lost, even if its connection looks alive. */
const heartbeatSeconds = 10;
const heartbeatRefreshSeconds = 1;
const superviseSeconds = 1;
/** The longest a queue allows. */
const expireInSeconds = 24 * 3600 - 1;
const pollSeconds = 0.5;
const stopTimeoutMs = 10_000;

/** A run's place in the queue. */
export interface QueuedRun {
  readonly runId: bigint;
  readonly kind: RunKind;
}

/** Does one try at a run; an error gives the job back to the queue. */
export type RunWorker = (runId: bigint, signal: AbortSignal) => Promise<void>;

export interface RunQueueOptions {
  readonly url: string;
  readonly timetable?: Timetable | undefined;
  readonly onError: (error: Error) => void;
}

/** One pg-boss queue a kind of run; a run has one job, named after it. */
export class RunQueue {
  private readonly boss: PgBoss;
  private readonly workers = new Map<RunKind, string>();
  private readonly scheduled: ScheduledQueue | null;

  constructor({ url, timetable, onError }: RunQueueOptions) {
    this.boss = new PgBoss({
      connectionString: url,
      application_name: 'classmark-jobs',
      max: 4,
      schedule: timetable !== undefined,
      cronMonitorIntervalSeconds: superviseSeconds,
      cronWorkerIntervalSeconds: superviseSeconds,
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds,
    });
    this.boss.on('error', onError);
    this.scheduled = timetable === undefined ? null : new ScheduledQueue(this.boss, timetable);
  }

  async start(jobs: readonly Job[]): Promise<void> {
    await this.boss.start();
    for (const { kind, retryLimit } of jobs) {
      await this.boss.createQueue(kind, { retryLimit, heartbeatSeconds, expireInSeconds });
    }
    await this.scheduled?.start();
  }

  /** Has what the timetable says begun in time. */
  async followTimetable(): Promise<void> {
    await this.scheduled?.follow();
  }

  async work({ kind, atOnce }: Pick<Job, 'kind' | 'atOnce'>, worker: RunWorker): Promise<void> {
    const options = {
      batchSize: 1,
      localConcurrency: atOnce,
      pollingIntervalSeconds: pollSeconds,
      heartbeatRefreshSeconds,
    };
    const id = await this.boss.work(kind, options, async (jobs) => {
      for (const { data, signal } of jobs) await worker(BigInt(payload.parse(data).runId), signal);
    });
    this.workers.set(kind, id);
  }

  /** Puts a run into the queue, once. */
  async send({ runId, kind }: QueuedRun): Promise<void> {
    await this.boss.send(kind, { runId: String(runId) }, { id: jobId(runId) });
    this.wake(kind);
  }

  async find({ runId, kind }: QueuedRun, nowMs: number): Promise<JobState | null> {
    const [job] = await this.boss.findJobs(kind, { id: jobId(runId) });
    return job === undefined ? null : readJobState(job, nowMs);
  }

  /** Ends a lost try; the queue begins the next one at once if any is left. */
  async restart({ runId, kind }: QueuedRun): Promise<void> {
    await this.boss.fail(kind, jobId(runId), { message: 'The worker was lost.' });
    this.wake(kind);
  }

  /** Takes a run out of the queue, whatever its tries. */
  async remove({ runId, kind }: QueuedRun): Promise<void> {
    await this.boss.deleteJob(kind, jobId(runId));
  }

  /** Looks into the queue at once instead of at the next poll. */
  private wake(kind: RunKind): void {
    const id = this.workers.get(kind);
    if (id !== undefined) this.boss.notifyWorker(id);
  }

  /** Waits for the jobs in hand. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: stopTimeoutMs });
  }
}

function jobId(runId: bigint): string {
  return `00000000-0000-4000-8000-${runId.toString(16).padStart(12, '0')}`;
}

function readJobState(job: JobWithMetadata<unknown>, nowMs: number): JobState {
  const signs = [job.startedOn, job.heartbeatOn, job.completedOn].map((sign) => sign?.getTime() ?? 0);
  const quietMs = Math.max(0, nowMs - Math.max(...signs));
  switch (job.state) {
    case 'created':
    case 'retry':
      return { state: 'waiting', quietMs };
    case 'active':
    case 'completed':
      return { state: job.state, quietMs };
    case 'cancelled':
    case 'failed':
      return { state: 'failed', quietMs };
  }
}
