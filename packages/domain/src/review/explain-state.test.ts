import { expect, it } from 'vitest';
import { explainState } from './explain-state.js';

const both = { accept: 0.9, review: 0.4 };
const reviewOnly = { accept: null, review: 0.4 };

it.each([
  ['published', 0.95, both, '95.0 % reaches the accept threshold of 90.0 %: it is published without a person.'],
  [
    'queued',
    0.88,
    both,
    '88.0 % is 2.0 points under the accept threshold of 90.0 %: likely enough to ask, not to publish.',
  ],
  [
    'queued',
    0.45,
    both,
    '45.0 % is 5.0 points over the review threshold of 40.0 %: likely enough to ask, not to publish.',
  ],
  [
    'queued',
    0.8999,
    both,
    '90.0 % is just under the accept threshold of 90.0 %: likely enough to ask, not to publish.',
  ],
  ['withdrawn', 0.3, both, '30.0 % is under the review threshold of 40.0 %: nobody is asked.'],
  [
    'withdrawn',
    0.5,
    both,
    'What suggested it no longer serves this subject: nobody is asked until it is scored again.',
  ],
  ['rejected', 0.5, both, 'A person rejected it at 50.0 %.'],
] as const)('says why %s at %d', (state, probability, thresholds, why) => {
  expect(explainState({ state, probability, thresholds, reviewOnlyReason: null })).toBe(why);
});

it('says why a subject is review only', () => {
  const place = { state: 'queued', probability: 0.99, thresholds: reviewOnly } as const;
  expect(explainState({ ...place, reviewOnlyReason: 'Only 12 documents.' })).toBe(
    '99.0 % reaches the review threshold of 40.0 %, and this subject is review only: a person decides. Only 12 documents.',
  );
});
