import { RetryLaterError } from '../retry-later-error.js';

/** Guesses at one account, from wherever, and guesses from one address, at whatever. */
export const maxAttempts = { account: 10, address: 50 } as const;

/** Guesses are forgotten this long after the last one that counted. */
export const lockMs = 15 * 60_000;

export class TooManyAttemptsError extends RetryLaterError {
  constructor(retryAfterSeconds: number) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    super('TOO_MANY_ATTEMPTS', `Too many wrong passwords; try again in ${minutes} min.`, retryAfterSeconds);
  }
}

/** What is known of the guesses at an account or from an address. */
export interface Attempts {
  readonly count: number;
  readonly lastAt: Date;
}

/** The attempts after one more. */
export interface CountedAttempt extends Attempts {
  /** Whether there may be no more for now. */
  readonly isLast: boolean;
}

/**
 * The attempts after one more, counted before the password is looked at, so that many at once cannot slip through.
 * Throws a TooManyAttemptsError if there may be no more for now; that does not make the lock longer.
 */
export function countAttempt(before: Attempts | null, max: number, now: Date): CountedAttempt {
  const openAt = (before?.lastAt.getTime() ?? 0) + lockMs;
  const isForgotten = before === null || openAt <= now.getTime();
  if (!isForgotten && before.count >= max) throw new TooManyAttemptsError(Math.ceil((openAt - now.getTime()) / 1_000));
  const count = isForgotten ? 1 : before.count + 1;
  return { count, lastAt: now, isLast: count === max };
}
