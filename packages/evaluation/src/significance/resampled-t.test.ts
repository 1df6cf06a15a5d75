import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { resampledT } from './resampled-t.js';

describe('the corrected resampled t', () => {
  it('without overlap is the usual one', () => {
    const { mean, halfWidth, pValue } = resampledT([1, 2, 3, 4], 0);
    expect([mean, halfWidth, pValue]).toEqual([2.5, expect.closeTo(2.0542603, 6), expect.closeTo(0.0304663, 6)]);
  });

  it('is less sure where training parts overlap', () => {
    const values = [0.01, 0.02, 0.015, 0.03, 0.02];
    expect(resampledT(values, 0.25).halfWidth / resampledT(values, 0).halfWidth).toBeCloseTo(1.5, 12);
  });

  it('sees no difference where there is none', () => {
    expect(resampledT([0, 0, 0], 0.5)).toEqual({ mean: 0, halfWidth: 0, pValue: 1 });
  });

  it('takes chance for more than chance one time in twenty', () => {
    const random = createRandom(1);
    const draw = () => Array.from({ length: 5 }, () => random.next() - 0.5);
    const found = Array.from({ length: 2000 }, () => resampledT(draw(), 0).pValue < 0.05).filter(Boolean).length;
    expect(found).toBeGreaterThan(60);
    expect(found).toBeLessThan(160);
  });
});
