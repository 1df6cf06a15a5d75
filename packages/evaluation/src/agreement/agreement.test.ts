import { describe, expect, it } from 'vitest';
import { cohenKappa, type JointAnswers, krippendorffAlpha } from './agreement.js';

const same: JointAnswers = { both: 30, firstOnly: 0, secondOnly: 0, neither: 70 };
/** What two sides give that say yes to 30 and to 50 of 100, each without looking. */
const byChance: JointAnswers = { both: 15, firstOnly: 15, secondOnly: 35, neither: 35 };
const opposite: JointAnswers = { both: 0, firstOnly: 50, secondOnly: 50, neither: 0 };
const allYes: JointAnswers = { both: 100, firstOnly: 0, secondOnly: 0, neither: 0 };
const nothing: JointAnswers = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };

describe('kappa', () => {
  it('is 1 where both always say the same', () => expect(cohenKappa(same)).toBe(1));
  it('is 0 where they agree as often as by chance', () => expect(cohenKappa(byChance)).toBeCloseTo(0, 12));
  it('is -1 where each says what the other does not', () => expect(cohenKappa(opposite)).toBe(-1));
  it.each([allYes, nothing])('says nothing where nobody could disagree: %o', (answers) =>
    expect(cohenKappa(answers)).toBeNull(),
  );
});

describe('alpha', () => {
  it('is 1 where both always say the same', () => expect(krippendorffAlpha(same)).toBe(1));
  it('is lower than kappa where one says yes more often', () => expect(krippendorffAlpha(byChance)).toBeLessThan(0));
  it.each([allYes, nothing])('says nothing where nobody could disagree: %o', (answers) =>
    expect(krippendorffAlpha(answers)).toBeNull(),
  );
});
