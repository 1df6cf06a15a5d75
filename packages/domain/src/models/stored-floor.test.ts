import { expect, it } from 'vitest';
import { raiseFloor, settleFloor } from './stored-floor.js';

it.each([
  ['where nothing was stored before', { planned: null, current: null, scored: 0.2 }, 0.2],
  ['where thresholds stayed', { planned: 0.3, current: 0.3, scored: 0.2 }, 0.2],
  ['where a threshold rose meanwhile', { planned: 0.3, current: 0.4, scored: 0.2 }, 0.4],
  ['where a threshold rose from nothing, but less', { planned: null, current: 0.1, scored: 0.2 }, 0.2],
])('after a scoring run predictions are stored down to its floor, or higher: %s', (_name, floor, expected) => {
  expect(settleFloor(floor)).toBe(expected);
});

it('a review threshold raises the floor and never lowers it', () => {
  expect(raiseFloor(0.25, { accept: null, review: 0.8 })).toBe(0.4);
  expect(raiseFloor(0.25, { accept: null, review: 0.1 })).toBe(0.25);
});
