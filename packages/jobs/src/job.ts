import type { Transaction } from '@classmark/database';
import { type JobContract, type Pace, parseInput, type RunKind, type RunLogLevel } from '@classmark/domain';
import type pg from 'pg';

/** How far an attempt is: the phase, what it has counted of how many, and what its watchers may want to see. */
export interface AttemptReport {
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
  readonly loss?: number | null;
  readonly chunk?: number | null;
  /** Seconds left, where the handler knows better than the pace of the count; null where it can't tell yet. */
  readonly secondsLeft?: number | null;
}

/** What a handler has of the run it works on. */
export interface RunAttempt {
  readonly runId: bigint;
  readonly number: number;
  /** Aborted when the run is cancelled, the worker stops, or a later attempt has begun; then throw its reason. */
  readonly signal: AbortSignal;
  /** What an earlier attempt saved last; null on a fresh start. */
  readonly checkpoint: unknown;
  /** Cheap: written a few times a second at the most. Gives the pace. */
  report(progress: AttemptReport): Pace;
  /** A point of a series over steps; of points in quick succession the last is kept. */
  measure(series: string, step: number, value: number): void;
  log(level: RunLogLevel, message: string): Promise<void>;
  nameBackend(backend: string): Promise<void>;
  /** The first statement of each transaction in which the handler writes. Throws AppError STALE_ATTEMPT. */
  fence(tx: Transaction | pg.ClientBase): Promise<void>;
  /** Where a later attempt goes on from; fenced, in the transaction of what it stands for. */
  saveCheckpoint(client: pg.ClientBase, checkpoint: object): Promise<void>;
}

/** A handler's last step: what it writes commits together with the end of the run. Gives the run's result. */
export type FinalStep = (tx: Transaction) => Promise<object>;

/**
 * Does a run's work. An AppError ends the run with that problem; a lost database or worker begins a later attempt; any
 * other error is a fault, and ends the run. Attempts are at-least-once: what is written before the final step must
 * bear being written again.
 */
export type JobHandler<Input> = (attempt: RunAttempt, input: Input) => Promise<FinalStep>;

/** A contract with its handler. */
export interface Job {
  readonly kind: RunKind;
  readonly retryLimit: number;
  /** How many runs of the kind a worker takes at once. */
  readonly atOnce: number;
  run(attempt: RunAttempt, input: unknown): Promise<FinalStep>;
}

export function createJob<Input>(contract: JobContract<Input>, handler: JobHandler<Input>, atOnce = 1): Job {
  const { kind, retryLimit } = contract;
  return {
    kind,
    retryLimit,
    atOnce,
    run: async (attempt, input) => handler(attempt, parseInput(contract.input, input)),
  };
}
