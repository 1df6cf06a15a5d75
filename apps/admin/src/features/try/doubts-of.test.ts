import { expect, it } from 'vitest';
import { doubtsOf } from './doubts-of';

const subject = (label: string) => ({ label, paths: [`/${label}`], sharesName: false, scheme: { name: 'Plants' } });
const sound = { isReliable: true, isExplained: true, missing: [] };

it.each([
  ['of a sound answer nothing', sound, []],
  [
    'that a text has too few known words',
    { ...sound, isReliable: false },
    ['Too few of these words are known to trust the probabilities. Nothing would be published.'],
  ],
  [
    'that a long text is not explained',
    { ...sound, isExplained: false },
    ['This text is too long to mark the words that count.'],
  ],
  [
    'which subjects are missing',
    { ...sound, missing: ['Ice', 'Sea'].map(subject) },
    ['Not scored: Ice, Sea. Try again shortly.'],
  ],
])('says %s', (_what, answer, doubts) => {
  expect(doubtsOf(answer)).toEqual(doubts);
});
