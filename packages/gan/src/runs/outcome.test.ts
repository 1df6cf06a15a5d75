import { expect, it } from 'vitest';
import { targets } from '../experiment/targets.js';
import type { SampleMeasures } from '../measures/sample-measures.js';
import { outcomeOf } from './outcome.js';

const good: SampleMeasures = {
  ...{ wasserstein: 0.1, meanError: 0, sdError: 0, leftTail: 0.005, rightTail: 0.005, overlap: 0.9, modesFound: 1 },
};
const ending = (end: Partial<SampleMeasures>, before: Partial<SampleMeasures> = end) =>
  outcomeOf(
    [
      { ...good, wasserstein: 5 },
      { ...good, ...before },
      { ...good, ...end },
    ],
    targets.gaussian,
  );

it.each([
  ['converged', 'is near', {}, {}],
  ['stuck', 'is far and has not moved', { wasserstein: 4 }, { wasserstein: 4.1 }],
  ['off', 'is far, but moving', { wasserstein: 2 }, { wasserstein: 4 }],
  ['collapsed', 'gives nearly one value', { sdError: -0.45, wasserstein: 0.4 }, {}],
  ['fat tail', 'spreads a tenth of its samples outside', { leftTail: 0.2, wasserstein: 0.3 }, {}],
  ['off', 'is none of these', { wasserstein: 0.3 }, {}],
] as const)('a run ends %s if it %s', (outcome, _, end, before) => {
  expect(ending(end, before)).toBe(outcome);
});

it('a run that misses a mode has collapsed', () => {
  expect(outcomeOf([good, good], targets['two-modes'])).toBe('collapsed');
});
