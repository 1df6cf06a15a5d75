import { expect, it } from 'vitest';
import type { SkipReason } from './classifier.js';
import { NothingToTrainError } from './nothing-to-train-error.js';

const universal: SkipReason = { code: 'no-negatives', positives: 9, isUniversal: true, inTestSet: 0 };
const onlyYes: SkipReason = { code: 'no-negatives', positives: 9, isUniversal: false, inTestSet: 0 };
const onlyNo: SkipReason = { code: 'no-positives', negatives: 9, inTestSet: 0 };
const neither: SkipReason = { code: 'no-labels', inTestSet: 0 };

it.each<{ labels: string; reasons: SkipReason[]; advice: string }>([
  { labels: 'there are none', reasons: [], advice: 'label some documents' },
  { labels: 'no document is known not to have a subject', reasons: [onlyYes, onlyNo], advice: 'as negative' },
  { labels: 'all documents have all subjects', reasons: [universal, universal], advice: 'that do not have them' },
  { labels: 'only yeses are known', reasons: [onlyYes, { ...neither, inTestSet: 1 }], advice: 'as negative' },
  { labels: 'the test set has them', reasons: [universal, { ...onlyNo, inTestSet: 1 }], advice: 'only the test set' },
  { labels: 'no subject has both', reasons: [universal, onlyNo, neither], advice: 'label more documents' },
])('says in one sentence what to do where $labels', ({ reasons, advice }) => {
  const { message } = new NothingToTrainError(reasons);
  expect(message).toContain(advice);
  expect(message.match(/\./g)).toHaveLength(1);
});

it('says the same for a thousand subjects as for one', () => {
  const many = Array.from({ length: 1_000 }, () => onlyYes);
  expect(new NothingToTrainError(many).message).toBe(new NothingToTrainError([onlyYes]).message);
});
