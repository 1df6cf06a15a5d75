import {
  type ClaimedRun,
  type Database,
  fenceAttempt,
  readAttemptState,
  saveCheckpoint,
  setBackRun,
  succeedRun,
  transact,
  writeBackend,
  writeLog,
} from '@classmark/database';
import { AppError } from '@classmark/domain';
import { AttemptStopped, endOf } from './attempt-end.js';
import { AttemptJournal } from './attempt-journal.js';
import type { Job, RunAttempt } from './job.js';

/** The last step may write an artefact of some size. */
const lastStepTimeoutMs = 600_000;
const lastStepWaitMs = 30_000;

export type AttemptOutcome = 'succeeded' | 'failed' | 'cancelled' | 'queued' | 'stale' | 'lost';

/** One try at a run, from its claim to what becomes of it. */
export class OpenAttempt {
  readonly run: ClaimedRun;
  private readonly database: Database;
  private readonly controller = new AbortController();
  private readonly journal: AttemptJournal;

  constructor(database: Database, run: ClaimedRun) {
    this.run = run;
    this.database = database;
    this.journal = new AttemptJournal(database, run, (error) => this.controller.abort(error));
  }

  stop(cause: AttemptStopped['cause']): void {
    this.controller.abort(new AttemptStopped(cause));
  }

  /** Stops the attempt if it is to be cancelled or another has begun. */
  async check(): Promise<void> {
    try {
      const { isCancelRequested } = await readAttemptState(this.database.pool, this.run);
      if (isCancelRequested) this.stop('cancelled');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.stop('stale');
    }
  }

  /** Runs the job to its end and says what became of it; `onFault` gets what nobody expected. */
  async carryOut(job: Job, claim: AbortSignal, onFault: (error: unknown) => void): Promise<AttemptOutcome> {
    const signal = AbortSignal.any([claim, this.controller.signal]);
    try {
      await this.check();
      signal.throwIfAborted();
      const lastStep = await job.run(this.offer(signal), this.run.input);
      await this.journal.close();
      signal.throwIfAborted();
      await transact(
        this.database,
        async (tx) => {
          await fenceAttempt(tx, this.run);
          await succeedRun(tx, this.run, await lastStep(tx));
        },
        { timeout: lastStepTimeoutMs, maxWait: lastStepWaitMs },
      );
      return 'succeeded';
    } catch (error) {
      await this.journal.close();
      const { isFault, ...end } = endOf(error, signal, this.run.runId);
      if (isFault) onFault(error);
      if (end.state === 'stale' || end.state === 'lost') return end.state;
      return (await setBackRun(this.database.pool, this.run, end)) ? end.state : 'stale';
    }
  }

  private offer(signal: AbortSignal): RunAttempt {
    const { pool } = this.database;
    const { run } = this;
    return {
      runId: run.runId,
      number: run.number,
      checkpoint: run.checkpoint,
      signal,
      report: (progress) => this.journal.report(progress),
      measure: (series, step, value) => this.journal.measure(series, step, value),
      log: (level, message) => writeLog(pool, run, level, message),
      nameBackend: (backend) => writeBackend(pool, run, backend),
      fence: (tx) => fenceAttempt(tx, run),
      saveCheckpoint: (client, checkpoint) => saveCheckpoint(client, run, checkpoint),
    };
  }
}
