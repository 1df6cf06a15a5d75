import { describe, expect, it } from 'vitest';
import { splitByTime, timeBlocks } from './time-splits.js';

it('four fifths, rounded down, train for the rest', () => {
  expect(splitByTime(101)).toEqual({ trainingEnd: 80, testEnd: 101 });
});

describe('blocks of time', () => {
  it('are each tested by what was learnt from all before', () => {
    expect(timeBlocks(14, 3)).toEqual([
      { trainingEnd: 5, testEnd: 8 },
      { trainingEnd: 8, testEnd: 11 },
      { trainingEnd: 11, testEnd: 14 },
    ]);
  });

  it.each([10, 11, 57])('end with the last of %i items', (items) => {
    expect(timeBlocks(items, 4).at(-1)?.testEnd).toBe(items);
  });
});
