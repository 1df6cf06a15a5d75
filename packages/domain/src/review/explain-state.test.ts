import { expect, it } from 'vitest';
import { explainState } from './explain-state.js';

const both = { accept: 0.9, review: 0.4 };
const reviewOnly = { accept: null, review: 0.4 };

it.each([
  ['published', 0.95, both, 'Published: 95.0% is at or above the accept threshold (90.0%).'],
  ['published', 0.9, both, 'Published: 90.0% is at or above the accept threshold (90.0%).'],
  ['queued', 0.88, both, 'In review: 88.0% is below the accept threshold (90.0%).'],
  ['queued', 0.45, both, 'In review: 45.0% is at or above the review threshold (40.0%).'],
  ['queued', 0.8999, both, 'In review: 89.99% is below the accept threshold (90.00%).'],
  ['queued', 0.8999999, both, 'In review: 89.99999% is below the accept threshold (90.00000%).'],
  ['withdrawn', 0.3, both, 'Withdrawn: 30.0% is below the review threshold (40.0%).'],
  ['withdrawn', 0.95, both, 'Withdrawn: the classifier that suggested it is no longer deployed for this subject.'],
  ['accepted', 0.5, both, 'Accepted at 50.0%.'],
  ['rejected', 0.5, both, 'Rejected at 50.0%.'],
] as const)('a suggestion that is %s at %d', (state, probability, thresholds, expected) => {
  expect(explainState({ state, probability, thresholds, reviewOnlyReason: null })).toBe(expected);
});

it('a suggestion of a subject that is review only says why', () => {
  const place = { state: 'queued', probability: 0.99, thresholds: reviewOnly } as const;
  expect(explainState({ ...place, reviewOnlyReason: 'Only 12 documents.' })).toBe(
    'In review: 99.0% is at or above the review threshold (40.0%), and this subject is review only. Only 12 documents.',
  );
});
