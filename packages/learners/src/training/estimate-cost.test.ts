import { describe, expect, it } from 'vitest';
import { cnnParameters } from '../cnn/parameters.js';
import { type LearnerId, loadLearner } from '../registry.js';
import { describeCost, estimateCost, isLarge, type PlannedTraining } from './estimate-cost.js';

type Settings = PlannedTraining['settings'];

async function settingsOf(id: LearnerId, times = 1): Promise<Settings> {
  const learner = await loadLearner(id);
  const setting = { learner, parameters: learner.parseParameters({}) };
  return [setting, ...Array.from({ length: times - 1 }, () => setting)];
}
const linear = await settingsOf('linear');
const twoLinear = await settingsOf('linear', 2);
const cnn = await settingsOf('cnn');
const streaming = await settingsOf('linear-sgd');

const plain: PlannedTraining = {
  size: { documents: 2_000, subjects: 100, characters: 3e6 },
  ...{ settings: linear, foldings: 1, isHeld: true, isTested: false },
};
const secondsOf = (more: Partial<PlannedTraining>): number => estimateCost({ ...plain, ...more })?.cpuSeconds ?? 0;
const megabytesOf = (more: Partial<PlannedTraining>): number => estimateCost({ ...plain, ...more })?.megabytes ?? 0;

describe('what a training is expected to take', () => {
  it.each([
    ['more subjects', { size: { ...plain.size, subjects: 150 } }],
    ['longer texts', { size: { ...plain.size, characters: 6e6 } }],
    ['another setting to try', { settings: twoLinear }],
    ['another folding', { foldings: 2 }],
    ['a test set', { isTested: true }],
    ['vectors of the documents', { vectorDimensions: 384 }],
  ])('is more with %s', (_what, more) => {
    expect(secondsOf(more)).toBeGreaterThan(secondsOf({}));
  });

  it('is less without folds, and bounds what is kept of the scores', () => {
    expect(secondsOf({ isHeld: false })).toBeLessThan(secondsOf({}) / 4);
    const size = { documents: 1e5, subjects: 1e5, characters: 1e6 };
    expect(megabytesOf({ size, isHeld: false })).toBeLessThan(1_000);
  });

  it.each([
    ['of a learner that streams', { settings: streaming }],
    ['of texts that were not counted', { size: { ...plain.size, characters: null } }],
  ])('is not known %s', (_what, more) => {
    expect(estimateCost({ ...plain, ...more })).toBeNull();
  });
});

it.each([
  [{ cpuSeconds: 0.2, megabytes: 312 }, 'about 1 s of one core, and 300 MB of memory.'],
  [{ cpuSeconds: 757, megabytes: 2_600 }, 'about 13 min of one core, and 2.6 GB of memory.'],
  [{ cpuSeconds: 36_000, megabytes: 12_345 }, 'about 10 h of one core, and 12.3 GB of memory.'],
])('%j is said in words', (cost, words) => {
  const sentence = describeCost({ documents: 16_000, subjects: 15_000, ...cost });
  expect(sentence).toBe(`Expected for 16,000 documents and 15,000 subjects: ${words}`);
});

it.each([
  [{ cpuSeconds: 59, megabytes: 999 }, false],
  [{ cpuSeconds: 60, megabytes: 300 }, true],
  [{ cpuSeconds: 1, megabytes: 1_000 }, true],
])('%j is large: %s', (cost, large) => {
  expect(isLarge({ documents: 1, subjects: 1, ...cost })).toBe(large);
});

const ofPlos = { documents: 688, subjects: 11, characters: 1.147e6 };
const ofReuters = { documents: 6_216, subjects: 90, characters: 4.6e6 };

/** CPU seconds as docs/neural-text.md has them. */
it.each([
  ['cnn on PLOS', ofPlos, { settings: cnn }, 26.2],
  ['cnn on Reuters', ofReuters, { settings: cnn }, 280.6],
  ['linear on PLOS', ofPlos, {}, 4.6],
  ['auto on PLOS', ofPlos, { settings: twoLinear, foldings: 3 }, 15.6],
  ['linear with 384 numbers on PLOS', ofPlos, { vectorDimensions: 384 }, 5.7],
  ['linear with 384 numbers on Reuters', ofReuters, { vectorDimensions: 384 }, 16.3],
  ['linear with 100 numbers on Reuters', ofReuters, { vectorDimensions: 100 }, 8.7],
])('is neither half nor twice of what %s took', (_what, size, more, seconds) => {
  expect(Math.abs(Math.log2(secondsOf({ size, ...more }) / seconds))).toBeLessThan(1);
});

describe('what a network is expected to take', () => {
  const cnnSeconds = (own: object, vectorDimensions?: number): number => {
    const [{ learner }] = cnn;
    const settings: Settings = [{ learner, parameters: cnnParameters.parse(own) }];
    return secondsOf({ size: ofPlos, settings, vectorDimensions });
  };

  it.each([
    ['twice as many filters', { filters: 256 }, {}, 2],
    ['twice as many passes', { passes: 40 }, { passes: 20 }, 2],
    ['twice as long vectors', { dimensions: 256 }, {}, 2],
    ['a quarter of the words of a text', { mostWords: 60 }, {}, 1 / 4],
  ])('goes with %s', (_what, own, other, times) => {
    expect(Math.abs(Math.log2(cnnSeconds(own) / cnnSeconds(other) / times))).toBeLessThan(0.2);
  });

  it('is as of the word vectors that it is given', () => {
    expect(cnnSeconds({}, 256)).toBe(cnnSeconds({ dimensions: 256 }));
  });
});

/** Trainings of generated texts (docs/scale.md), with the CPU seconds and memory that they took. */
it.each([
  [{ documents: 320, subjects: 130, characters: 4.6e5 }, { settings: twoLinear, foldings: 3, isTested: true }, 43, 495],
  [{ documents: 1_587, subjects: 835, characters: 2.28e6 }, { foldings: 2, isHeld: true, isTested: true }, 57, 489],
  [{ documents: 4_000, subjects: 3_273, characters: 5.72e6 }, { foldings: 1, isHeld: true, isTested: false }, 189, 610],
  [
    { documents: 12_866, subjects: 10_868, characters: 18.66e6 },
    { foldings: 1, isHeld: false, isTested: true },
    364,
    1_528,
  ],
])('is neither half nor twice of what %j took', (size, more, seconds, megabytes) => {
  const cost = estimateCost({ ...plain, size, ...more });
  for (const share of [(cost?.cpuSeconds ?? 0) / seconds, (cost?.megabytes ?? 0) / megabytes]) {
    expect(Math.abs(Math.log2(share))).toBeLessThan(1);
  }
});
