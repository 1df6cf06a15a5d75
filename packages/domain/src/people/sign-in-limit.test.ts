import { expect, it } from 'vitest';
import { countAttempt, lockMs, TooManyAttemptsError } from './sign-in-limit.js';

const start = new Date('2026-01-01T00:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);

it('counts up to the limit', () => {
  expect(countAttempt(null, 10, start)).toEqual({ count: 1, lastAt: start, isLast: false });
  expect(countAttempt({ count: 9, lastAt: start }, 10, later(5))).toEqual({
    count: 10,
    lastAt: later(5),
    isLast: true,
  });
});

it('refuses the next, saying when to come back', () => {
  const attempt = () => countAttempt({ count: 10, lastAt: start }, 10, later(lockMs - 30_000));
  expect(attempt).toThrow(TooManyAttemptsError);
  expect(attempt).toThrow(expect.objectContaining({ retryAfterSeconds: 30 }));
});

it.each([
  ['a few guesses', 3],
  ['a lock', 10],
])('forgets %s after a while', (_name, count) => {
  expect(countAttempt({ count, lastAt: start }, 10, later(lockMs))).toEqual({
    count: 1,
    lastAt: later(lockMs),
    isLast: false,
  });
});
