import { RetryLaterError } from '../retry-later-error.js';

/** Scorings are over in seconds, most other runs in minutes. */
const retryAfterSeconds = 2;

const mostNamed = 2;

/**
 * Throws RetryLaterError CONFLICT while runs that may use what is to change are queued or running.
 *
 * @param titles of these runs
 */
export function requireNoRuns(titles: readonly string[]): void {
  if (titles.length === 0) return;
  const message =
    titles.length === 1
      ? `This cannot be done while the run ${listed(titles)} is queued or running; wait for it, or cancel it.`
      : `This cannot be done while the runs ${listed(titles)} are queued or running; wait for them, or cancel them.`;
  throw new RetryLaterError('CONFLICT', message, retryAfterSeconds);
}

function listed(titles: readonly string[]): string {
  const named = titles.slice(0, mostNamed).map((title) => `"${title}"`);
  const others = titles.length - named.length;
  if (others === 0) return named.join(' and ');
  return `${named.join(', ')} and ${others} ${others === 1 ? 'other' : 'others'}`;
}
