import { describe, expect, it } from 'vitest';
import { F1Cuts } from './f1-cuts.js';

function cutsOf(...subjects: number[][]): number[] {
  const cuts = new F1Cuts();
  for (const probabilities of subjects) cuts.add(Float64Array.from(probabilities));
  return cuts.finish();
}

const frequent = Array.from({ length: 100 }, (_, i) => (i < 50 ? 0.9 : 0.02));
const weak = [0.5, 0.2, 0.1, 0.1];

describe('the cuts for F1', () => {
  it('are half of the highest expected F1 where there is one subject', () => {
    expect(cutsOf([0.9, 0.5, 0.1])).toEqual([expect.closeTo((2 * 1.4) / 3.5 / 2, 12)]);
  });

  it.each([
    { name: 'never over 0.5', probabilities: [1, 1, 0, 0], cut: 0.5 },
    { name: 'never under 0.2', probabilities: [0.05, 0.04, 0.03, 0.02], cut: 0.2 },
    { name: '0.2 without any document', probabilities: [], cut: 0.2 },
  ])('are $name', ({ probabilities, cut }) => {
    expect(cutsOf(probabilities)).toEqual([cut]);
  });

  it('follow all subjects together, the rarer the subject the less', () => {
    const [alone = 0] = cutsOf(weak);
    const [, beside = 0] = cutsOf(frequent, weak);
    const [, asFrequent = 0] = cutsOf(frequent, Array.from({ length: 50 }, () => weak).flat());
    expect(alone).toBeLessThan(beside);
    expect(beside).toBeLessThan(asFrequent);
  });
});
