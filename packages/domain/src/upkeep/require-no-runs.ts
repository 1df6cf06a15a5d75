import { RetryLaterError } from '../retry-later-error.js';

/** Scorings are over in seconds, most other runs in minutes. */
const retryAfterSeconds = 2;

/** Throws RetryLaterError CONFLICT while runs, which may use what is to change, are queued or running. */
export function requireNoRuns(unfinishedRuns: number): void {
  if (unfinishedRuns === 0) return;
  const message = 'This cannot be done while runs are queued or running; wait or cancel them.';
  throw new RetryLaterError('CONFLICT', message, retryAfterSeconds);
}
