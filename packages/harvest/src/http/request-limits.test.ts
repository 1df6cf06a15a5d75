import { describe, expect, it } from 'vitest';
import { durationOf, waitBeforeRequest } from './request-limits.js';

const minute = 60_000;
const limits = {
  intervalMs: 0,
  windows: [
    { requests: 10, perMs: minute },
    { requests: 300, perMs: 60 * minute },
    { requests: 7_200, perMs: 24 * 60 * minute },
  ],
};

describe('limits of 10 a minute, 300 an hour and 7,200 a day', () => {
  it('let ten requests go at once, and the next after a minute', () => {
    const past = Array.from({ length: 10 }, (_, i) => i);
    expect(waitBeforeRequest(limits, past.slice(1), 10)).toBe(0);
    expect(waitBeforeRequest(limits, past, 10)).toBe(minute - 10);
  });

  it('are kept to the request over two days, and used up', () => {
    const past: number[] = [];
    let nowMs = 0;
    while (nowMs < 2 * 24 * 60 * minute) {
      nowMs += waitBeforeRequest(limits, past, nowMs);
      past.push(nowMs);
    }
    const mostIn = (perMs: number): number => {
      let most = 0;
      for (let from = 0, to = 0; to < past.length; to++) {
        while ((past[to] ?? 0) - (past[from] ?? 0) >= perMs) from += 1;
        most = Math.max(most, to - from + 1);
      }
      return most;
    };
    expect(limits.windows.map(({ perMs }) => mostIn(perMs))).toEqual([10, 300, 7_200]);
  });

  it.each([
    ['a few requests, with those of a minute before them', 5, [1, 2, 3, 4, 5, 6, 7], 1, 2],
    ['all articles of PLOS', 1_600, [], 308, 312],
  ])('tell how long %s take', (_what, requests, past, least, most) => {
    const minutes = durationOf(limits, past, { requests, ownMs: 700, nowMs: 10 }) / minute;
    expect(minutes).toBeGreaterThan(least - 0.1);
    expect(minutes).toBeLessThan(most);
  });

  it('keep an interval, too', () => {
    expect(waitBeforeRequest({ intervalMs: 500, windows: [] }, [1_000], 1_200)).toBe(300);
  });
});
