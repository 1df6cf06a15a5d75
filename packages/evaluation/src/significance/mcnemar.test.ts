import { describe, expect, it } from 'vitest';
import { discordancePerSubject, holmAdjusted, mcnemarTest } from './mcnemar.js';

describe('where one side alone is right', () => {
  it('is counted by subject, unknown cells left out', () => {
    const truth = { documents: 3, subjects: 2, cells: Int8Array.of(1, 0, 1, -1, 0, 1) };
    const given = Uint8Array.of(1, 0, 1, 1, 0, 0);
    const baseline = Uint8Array.of(0, 0, 0, 0, 0, 1);
    expect(discordancePerSubject(truth, given, baseline)).toEqual([
      { gained: 2, lost: 0 },
      { gained: 0, lost: 1 },
    ]);
  });

  it.each([
    { gained: 0, lost: 0, pValue: 1 },
    { gained: 4, lost: 4, pValue: 1 },
    { gained: 1, lost: 0, pValue: 1 },
    { gained: 5, lost: 0, pValue: 2 / 32 },
    { gained: 1, lost: 5, pValue: 14 / 64 },
  ])('$gained against $lost is as likely by chance as so many coins: $pValue', ({ pValue, ...counts }) => {
    expect(mcnemarTest(counts)).toBeCloseTo(pValue, 12);
  });
});

describe('p values of several tests', () => {
  it('are raised by how many are left, and keep their order', () => {
    expect(holmAdjusted([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });

  it('stay under 1', () => {
    expect(holmAdjusted([0.6, 0.9])).toEqual([1, 1]);
  });
});
