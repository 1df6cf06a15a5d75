import { describe, expect, it } from 'vitest';
import { numberGroups } from './number-groups.js';
import { randomFolds } from './random-folds.js';

const groups = numberGroups(Array.from({ length: 100 }, (_, i) => `content ${i % 90}`));
const sizes = (folds: Uint8Array): number[] =>
  Array.from({ length: 5 }, (_, fold) => folds.filter((of) => of === fold).length);

describe('random folds', () => {
  it('are of nearly equal size', () => {
    const counts = sizes(randomFolds({ folds: 5, groups, seed: 1 }));
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });

  it('keep equal content together', () => {
    const folds = randomFolds({ folds: 5, groups, seed: 1 });
    expect([...folds.subarray(0, 10)]).toEqual([...folds.subarray(90)]);
  });

  it('hang on the seed alone', () => {
    const folds = randomFolds({ folds: 5, groups, seed: 1 });
    expect(randomFolds({ folds: 5, groups, seed: 1 })).toEqual(folds);
    expect(randomFolds({ folds: 5, groups, seed: 2 })).not.toEqual(folds);
  });
});
