import { expect, it } from 'vitest';
import { warnOfFall } from './share-estimate.js';

const fallen = { training: 0.18, estimated: 0.0712, documents: 2310, hasFallen: true };

it('says of a share that has fallen what it was, what it seems to be, and what to do', () => {
  expect(warnOfFall(fallen)).toBe(
    'Of the training documents 18.0 % had it, of 2,310 scored since probably 7.1 %: what is published may be wrong ' +
      'more often than promised. Check some of it, raise the threshold, or train again with newer labels.',
  );
});

it('says nothing of one that has not', () => {
  expect(warnOfFall({ ...fallen, hasFallen: false })).toBeNull();
});
