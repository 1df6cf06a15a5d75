import { RetryLaterError } from '../retry-later-error.js';
import type { RunKind } from '../runs/run.js';

/** Scorings are over in seconds, most other runs in minutes. */
const retryAfterSeconds = 2;

const mostNamed = 2;

/**
 * The kinds of runs that a change does not disturb. A scoring is disturbed only where models may go: it must write no
 * more for what is gone. An experiment never is.
 */
export function undisturbedKinds({ mayModelsGo }: { readonly mayModelsGo: boolean }): RunKind[] {
  return mayModelsGo ? ['experiment'] : ['experiment', 'scoring'];
}

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
