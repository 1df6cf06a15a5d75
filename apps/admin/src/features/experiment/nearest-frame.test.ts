import { expect, it } from 'vitest';
import { nearestFrame } from './nearest-frame';

/** As 120 steps are kept: 0, 2, 5, 7, 10, …, 120. */
const frames = Array.from({ length: 51 }, (_, moment) => ({ step: Math.round((moment * 120) / 50) }));

it.each([
  [0, 0],
  [60, 60],
  [61, 60],
  [64, 65],
  [120, 120],
  [200, 120],
])('nearest to step %i is the frame of step %i', (step, nearest) => {
  expect(frames[nearestFrame(frames, step)]?.step).toBe(nearest);
});

it('is the first where there are none', () => {
  expect(nearestFrame([], 7)).toBe(0);
});
