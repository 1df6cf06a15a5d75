import { expect, it } from 'vitest';
import { ProgressMeter } from './progress-meter.js';

it('says nothing before it has seen half a second', () => {
  const meter = new ProgressMeter();
  meter.read('fit', { done: 0, total: 100 }, 0);
  expect(meter.read('fit', { done: 30, total: 100 }, 400)).toEqual({ ratePerSecond: null, secondsLeft: null });
});

it('reads a steady pace and what is left at it', () => {
  const meter = new ProgressMeter();
  meter.read('fit', { done: 0, total: 100 }, 0);
  meter.read('fit', { done: 10, total: 100 }, 1000);
  expect(meter.read('fit', { done: 20, total: 100 }, 2000)).toEqual({ ratePerSecond: 10, secondsLeft: 8 });
});

it('follows a change of pace within seconds', () => {
  const meter = new ProgressMeter();
  let done = 0;
  for (let second = 0; second <= 60; second++) {
    done += second < 30 ? 10 : 100;
    meter.read('fit', { done, total: null }, second * 1000);
  }
  expect(meter.read('fit', { done, total: null }, 60_000).ratePerSecond).toBeCloseTo(100, 0);
});

it('starts afresh in a new phase', () => {
  const meter = new ProgressMeter();
  meter.read('features', { done: 0, total: 10 }, 0);
  meter.read('features', { done: 5, total: 10 }, 1000);
  expect(meter.read('fit', { done: 0, total: 10 }, 2000)).toEqual({ ratePerSecond: null, secondsLeft: null });
});

it('leaves the rest open where the total is unknown', () => {
  const meter = new ProgressMeter();
  meter.read('fit', { done: 0, total: null }, 0);
  expect(meter.read('fit', { done: 5, total: null }, 1000)).toEqual({ ratePerSecond: 5, secondsLeft: null });
});
