import { describe, expect, it } from 'vitest';
import { lowerBound } from './precision-bounds.js';

/** Of predictions with a mean probability. */
const boundOf = (hits: number, misses: number, mean: number): number =>
  lowerBound({ predictions: hits + misses, hits, expected: mean * (hits + misses) });

describe('the lower bound of a precision', () => {
  it.each([
    { what: 'what calibration expects counts as three predictions', hits: 45, misses: 3, mean: 0.9, bound: 0.922072 },
    { what: 'less expected gives less', hits: 45, misses: 3, mean: 0.6, bound: 0.902 },
    { what: 'many predictions leave little to what is expected', hits: 4500, misses: 300, mean: 0.6, bound: 0.9355 },
  ])('$what', ({ hits, misses, mean, bound }) => {
    expect(boundOf(hits, misses, mean)).toBeCloseTo(bound, 6);
  });

  it.each([
    [0.9, 2],
    [0.95, 5],
    [0.99, 23],
    [0.999, 228],
  ])('of %f takes at least %d predictions, however sure they are', (target, needed) => {
    const reaches = (n: number): boolean => boundOf(n, 0, 1) >= target;
    expect([reaches(needed - 1), reaches(needed)]).toEqual([false, true]);
  });

  it('never falls where one more was right', () => {
    const bounds = Array.from({ length: 30 }, (_, hits) => boundOf(hits, 2, 0.8));
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
  });
});
