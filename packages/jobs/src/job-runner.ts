import { setTimeout as sleep } from 'node:timers/promises';
import {
  AttemptLocks,
  claimRun,
  type Database,
  isConnectionLoss,
  listUnfinishedRuns,
  setBackRun,
  type UnfinishedRun,
} from '@classmark/database';
import type { Job } from './job.js';
import { type AttemptOutcome, OpenAttempt } from './open-attempt.js';
import { reconcile } from './reconciliation.js';
import { RunQueue } from './run-queue.js';
import type { Timetable } from './timetable.js';

/** How often runs in hand are looked after, and lost and new ones found. */
const tickMs = 500;

export type JobEvent =
  | { readonly kind: 'attempt-begun'; readonly runId: bigint; readonly number: number }
  | {
      readonly kind: 'attempt-ended';
      readonly runId: bigint;
      readonly number: number;
      readonly outcome: AttemptOutcome;
    }
  | { readonly kind: 'fault'; readonly error: unknown; readonly runId: bigint | null }
  | { readonly kind: 'database-lost'; readonly reason: string }
  | { readonly kind: 'database-back' };

export interface JobRunnerOptions {
  readonly database: Database;
  /** For the connections that cannot be the pool's. */
  readonly url: string;
  readonly jobs: readonly Job[];
  /** What begins by the clock. */
  readonly timetable?: Timetable;
  readonly onEvent: (event: JobEvent) => void;
}

/**
 * Works on runs: takes them from the queue, of each kind as many as its job says at once, stops those that are
 * cancelled, and sees to it that every unfinished run is in the queue and every lost attempt is followed by another. A
 * database that goes away is waited for.
 */
export class JobRunner implements AsyncDisposable {
  private readonly options: JobRunnerOptions;
  private readonly queue: RunQueue;
  private readonly locks: AttemptLocks;
  private readonly open = new Set<OpenAttempt>();
  private readonly stopping = new AbortController();
  private ticking: Promise<void> = Promise.resolve();
  private isDatabaseLost = false;

  constructor(options: JobRunnerOptions) {
    this.options = options;
    const { url, timetable } = options;
    this.queue = new RunQueue({ url, timetable, onError: (error) => this.meet(error) });
    this.locks = new AttemptLocks(options.url);
  }

  async start(): Promise<this> {
    const { jobs } = this.options;
    await this.locks.renew();
    await this.queue.start(jobs);
    for (const job of jobs) await this.queue.work(job, (runId, claim) => this.take(job, runId, claim));
    this.ticking = this.tickUntilStopped();
    return this;
  }

  /** Hands back the runs in hand, so that another worker may go on with them, and lets go of the queue. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.stopping.abort();
    for (const attempt of this.open) attempt.stop('worker-stops');
    await this.ticking;
    await this.queue.stop();
    await this.locks[Symbol.asyncDispose]();
  }

  private async take(job: Job, runId: bigint, claim: AbortSignal): Promise<void> {
    const { database, onEvent } = this.options;
    const run = await claimRun(database.pool, runId);
    if (run === null) return;
    const attempt = new OpenAttempt(database, run);
    this.open.add(attempt);
    if (this.stopping.signal.aborted) attempt.stop('worker-stops');
    onEvent({ kind: 'attempt-begun', runId, number: run.number });
    try {
      await this.locks.hold(run);
      const outcome = await attempt.carryOut(job, claim, (error) => onEvent({ kind: 'fault', error, runId }));
      onEvent({ kind: 'attempt-ended', runId, number: run.number, outcome });
      if (outcome === 'queued') await this.queue.remove(run);
      if (outcome === 'lost') throw new AttemptLost(run);
    } catch (error) {
      // The queue tries again whatever it was, and tells nobody.
      if (!(error instanceof AttemptLost)) this.meet(error, runId);
      throw error;
    } finally {
      this.open.delete(attempt);
      await this.locks.release(run);
    }
  }

  private async tickUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.tick();
        this.noticeDatabase();
      } catch (error) {
        this.meet(error);
      }
      await sleep(tickMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async tick(): Promise<void> {
    await this.locks.renew();
    await this.queue.followTimetable();
    for (const attempt of this.open) await attempt.check();
    for (const run of await listUnfinishedRuns(this.options.database.pool)) await this.reconcile(run);
  }

  private async reconcile(run: UnfinishedRun): Promise<void> {
    if (!this.options.jobs.some(({ kind }) => kind === run.kind)) return;
    switch (reconcile(run, await this.queue.find(run, run.nowMs))) {
      case 'send':
        return this.queue.send(run);
      case 'send-anew':
        await this.queue.remove(run);
        return this.queue.send(run);
      case 'restart':
        return this.queue.restart(run);
      case 'give-up': {
        const message = `The worker stopped during each of ${run.number} attempts. Its log may say why.`;
        await setBackRun(this.options.database.pool, run, {
          state: 'failed',
          problem: { code: 'WORKER_LOST', message },
        });
        return;
      }
      case 'leave':
        return;
    }
  }

  /** A lost database is told once, until it is back; anything else is a fault. */
  private meet(error: unknown, runId: bigint | null = null): void {
    if (!isConnectionLoss(error)) this.options.onEvent({ kind: 'fault', error, runId });
    else if (!this.isDatabaseLost) {
      this.isDatabaseLost = true;
      this.options.onEvent({ kind: 'database-lost', reason: messageOf(error) });
    }
  }

  private noticeDatabase(): void {
    if (!this.isDatabaseLost) return;
    this.isDatabaseLost = false;
    this.options.onEvent({ kind: 'database-back' });
  }
}

/** What the queue is told of an attempt that another is to follow. */
class AttemptLost extends Error {
  constructor({ number, runId }: { readonly number: number; readonly runId: bigint }) {
    super(`Attempt ${number} at run ${runId} lost its database or its claim.`);
  }
}

/** pg-boss reports some errors as objects that are no Error. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
