import { expect, it } from 'vitest';
import { describePromises } from './describe-promise.js';

const each = { targetPrecision: 0.9, promise: 'EACH' } as const;
const together = { targetPrecision: 0.9, promise: 'TOGETHER' } as const;
const none = { targetPrecision: null, promise: null };

it.each([
  ['nothing', [none], null],
  ['what each subject keeps', [each, none, each], '0.90 for each subject'],
  ['what all keep together', [together, together], '0.90 for all that is published together'],
  [
    'both',
    [together, each, { ...each, targetPrecision: 0.8 }],
    '0.80 for each subject, 0.90 for all that is published together, and 0.90 for each subject',
  ],
])('subjects promise %s', (_what, subjects, words) => {
  expect(describePromises(subjects)).toBe(words);
});
