import { expect, it } from 'vitest';
import { comparePairs } from './variant-comparison.js';

const seeds = Array.from({ length: 20 }, (_, seed) => seed);

it('a figure that is lower in all seeds is lower, whatever single seeds do', () => {
  const [comparison] = comparePairs([
    { first: seeds, second: seeds.map((value) => value - (value === 3 ? 1e6 : 0.1)) },
  ]);
  expect(comparison).toMatchObject({ lower: 20, higher: 0, verdict: 'lower' });
  expect(comparison?.medianDifference).toBeCloseTo(-0.1, 10);
});

it('the same figures do not differ', () => {
  expect(comparePairs([{ first: seeds, second: seeds }])).toEqual([
    { lower: 0, higher: 0, medianDifference: 0, pValue: 1, verdict: 'no difference' },
  ]);
});

it('the more pairs are compared, the surer each must be', () => {
  const second = seeds.map((value) => value + (value < 15 ? 1 : -1));
  const pair = { first: seeds, second };
  const [alone] = comparePairs([pair]);
  expect(alone).toMatchObject({ higher: 15, lower: 5, verdict: 'higher' });
  // 15 of 20 by chance: 0.0414; of three such pairs 0.124.
  expect(alone?.pValue).toBeCloseTo(0.0414, 4);
  expect(comparePairs([pair, pair, pair])[0]).toMatchObject({ verdict: 'no difference' });
});
