import { expect, it } from 'vitest';
import { jeffreysInterval } from './jeffreys-interval.js';

it.each([
  [0, 10, 0, 0.2172],
  [10, 0, 0.7828, 1],
  [7, 3, 0.3942, 0.9073],
  [90, 10, 0.8299, 0.9474],
])('of %i hits and %i misses is %f to %f', (hits, misses, low, high) => {
  const interval = jeffreysInterval(hits, misses);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});
