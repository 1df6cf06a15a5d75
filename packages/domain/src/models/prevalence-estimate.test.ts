import { expect, it } from 'vitest';
import { warnOfDrop } from './prevalence-estimate.js';

const fallen = { training: 0.18, estimated: 0.0712, documents: 2310, hasFallen: true };

it('says of a prevalence that has dropped what it was, what it seems to be, and what to do', () => {
  expect(warnOfDrop(fallen)).toBe(
    '18.0% of training documents had this subject; we estimate 7.1% of the 2,310 scored since. Published suggestions ' +
      'may miss the precision target. Check some of them, raise the threshold, or train again with newer labels.',
  );
});

it('says nothing of one that has not', () => {
  expect(warnOfDrop({ ...fallen, hasFallen: false })).toBeNull();
});
