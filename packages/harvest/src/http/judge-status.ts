import { LastingError, PassingError } from './harvest-error.js';

/** A server that asks for more patience than this is asked again then all the same. */
const longestWaitMs = 24 * 3_600_000;

/** How long `Retry-After` wants one to wait: seconds, or a date. Null where it says nothing that can be read. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(longestWaitMs, Math.max(0, ms));
}

/** What a status other than success means; null for success. */
export function judgeStatus(status: number, retryAfterMs: number | null): PassingError | LastingError | null {
  if (status >= 200 && status < 300) return null;
  if (status === 429 || status === 408 || status >= 500) {
    return new PassingError(
      `The server answered with status ${status}.`,
      retryAfterMs,
      status >= 500 && status !== 503,
    );
  }
  const isDenied = status === 401 || status === 403;
  const reason = isDenied ? ' It denies access, or asks for credentials.' : '';
  return new LastingError(`The server answered with status ${status}.${reason}`, isDenied);
}

/** How long to wait before asking again after so many failures in a row: a second, doubled each time, at most 5 minutes. */
export function backOffMs(failures: number): number {
  return Math.min(300_000, 1_000 * 2 ** Math.max(0, failures - 1));
}
