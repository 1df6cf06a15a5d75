import { describe, expect, it } from 'vitest';
import { backOffMs, judgeStatus, readRetryAfter } from './judge-status.js';

describe('Retry-After', () => {
  const nowMs = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', null],
    [undefined, null],
  ])('of %s is read', (header, ms) => {
    expect(readRetryAfter(header, nowMs)).toBe(ms);
  });
});

it.each([
  [200, null],
  [404, 'LastingError'],
  [401, 'LastingError'],
  [429, 'PassingError'],
  [503, 'PassingError'],
])('status %i is judged', (status, name) => {
  expect(judgeStatus(status, null)?.name ?? null).toBe(name);
});

it.each([
  [500, true],
  [504, true],
  [503, false],
  [429, false],
])('status %i is a fault of the server: %s', (status, isServerFault) => {
  expect(judgeStatus(status, null)).toMatchObject({ isServerFault });
});

it.each([
  [401, true],
  [403, true],
  [404, false],
])('status %i is final: %s', (status, isFinal) => {
  expect(judgeStatus(status, null)).toMatchObject({ isFinal });
});

it('waits longer after each failure, up to five minutes', () => {
  expect([1, 2, 3, 20].map(backOffMs)).toEqual([1_000, 2_000, 4_000, 300_000]);
});
