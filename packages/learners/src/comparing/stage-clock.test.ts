import { expect, it } from 'vitest';
import { StageClock, stageOf } from './stage-clock.js';

const origin = { seconds: 0, cpuSeconds: 0 };

it('a stage has the time from its start to the start of the next', () => {
  const moments = [
    { seconds: 2, cpuSeconds: 1 },
    { seconds: 5, cpuSeconds: 3 },
    { seconds: 6, cpuSeconds: 4 },
  ].values();
  const clock = new StageClock(() => moments.next().value ?? origin, origin);
  clock.enter('calibrate');
  clock.enter('train');
  clock.stop();
  expect(clock.read()).toEqual({
    seconds: { readAndFeatures: 2, calibrate: 3, train: 1, score: 0 },
    cpuSeconds: { readAndFeatures: 1, calibrate: 2, train: 1, score: 0 },
  });
});

it('what comes between two runs belongs to no stage', () => {
  const moments = [1, 5, 8].map((seconds) => ({ seconds, cpuSeconds: seconds })).values();
  const clock = new StageClock(() => moments.next().value ?? origin, origin);
  clock.stop();
  clock.enter('train');
  clock.stop();
  expect(clock.read().seconds).toEqual({ readAndFeatures: 1, calibrate: 0, train: 3, score: 0 });
});

it.each([
  ['labels', 'read', 'readAndFeatures'],
  ['calibration', 'features', 'calibrate'],
  ['fit', 'features', 'readAndFeatures'],
  ['fit', 'fit', 'train'],
  ['evaluation', 'score', 'score'],
] as const)('%s, %s counts as %s', (stage, phase, counted) => {
  expect(stageOf({ stage, phase })).toBe(counted);
});
