import { expect, it } from 'vitest';
import { describeRepeats } from './describe-repeats.js';

const anew = 'read again, because a part of the list was begun anew';
const twice = 'sent again, because the source sent a page more than once';

it.each([
  [0, 0, ''],
  [1, 0, ` Of these, 1 was ${anew}.`],
  [0, 100, ` Of these, 100 were ${twice}.`],
  [2, 1, ` Of these, 2 were ${anew}, and 1 was ${twice}.`],
])('%i records read again and %i sent again are told with the cause of each', (readAgain, sentAgain, told) => {
  expect(describeRepeats({ readAgain, sentAgain })).toBe(told);
});
