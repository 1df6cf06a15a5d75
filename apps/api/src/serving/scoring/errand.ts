import type { ScoringTask } from './scoring-tasks.js';

/** A version whose bytes all threads share. */
export interface SharedVersion {
  readonly key: number;
  readonly bytes: Uint8Array;
  isClosed: boolean;
}

/** What waits for a thread, or for its answer. */
export interface Errand {
  readonly version: SharedVersion;
  /** Null where the version is only to be opened. */
  readonly task: ScoringTask | null;
  readonly signal: AbortSignal | null;
  resolve(output: never): void;
  reject(reason: unknown): void;
  /** How often a thread has ended with it. */
  losses: number;
}
