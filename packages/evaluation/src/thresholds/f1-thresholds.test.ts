import { describe, expect, it } from 'vitest';
import { F1Thresholds } from './f1-thresholds.js';

function thresholdsOf(...subjects: number[][]): number[] {
  const chooser = new F1Thresholds();
  for (const probabilities of subjects) chooser.add(Float64Array.from(probabilities));
  return chooser.finish();
}

const frequent = Array.from({ length: 100 }, (_, i) => (i < 50 ? 0.9 : 0.02));
const weak = [0.5, 0.2, 0.1, 0.1];

describe('the F1 thresholds', () => {
  it('are half of the highest expected F1 where there is one subject', () => {
    expect(thresholdsOf([0.9, 0.5, 0.1])).toEqual([expect.closeTo((2 * 1.4) / 3.5 / 2, 12)]);
  });

  it.each([
    { name: 'never over 0.5', probabilities: [1, 1, 0, 0], threshold: 0.5 },
    { name: 'never under 0.2', probabilities: [0.05, 0.04, 0.03, 0.02], threshold: 0.2 },
    { name: '0.2 without any document', probabilities: [], threshold: 0.2 },
  ])('are $name', ({ probabilities, threshold }) => {
    expect(thresholdsOf(probabilities)).toEqual([threshold]);
  });

  it('follow all subjects together, the rarer the subject the less', () => {
    const [alone = 0] = thresholdsOf(weak);
    const [, beside = 0] = thresholdsOf(frequent, weak);
    const [, asFrequent = 0] = thresholdsOf(frequent, Array.from({ length: 50 }, () => weak).flat());
    expect(alone).toBeLessThan(beside);
    expect(beside).toBeLessThan(asFrequent);
  });
});
