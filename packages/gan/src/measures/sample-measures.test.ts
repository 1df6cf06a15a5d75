import { describe, expect, it } from 'vitest';
import { quantile, type TargetDistribution, targets } from '../experiment/targets.js';
import { createMeasurement } from './sample-measures.js';

const count = 1_000;
const ideal = (target: TargetDistribution): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => quantile(target, (i + 0.5) / count));
const measure = createMeasurement(targets.gaussian, count);

describe('samples measured against a target', () => {
  it('have no distance if they are its quantiles, in any order', () => {
    const measures = measure(ideal(targets.gaussian).reverse());
    expect(measures.wasserstein).toBe(0);
    expect(measures.overlap).toBeGreaterThan(0.98);
    expect(measures).toMatchObject({ leftTail: 0.005, rightTail: 0.005, modesFound: 1 });
    expect(Math.abs(measures.meanError)).toBeLessThan(1e-6);
    expect(Math.abs(measures.sdError)).toBeLessThan(0.01);
  });

  it('are as far as they are shifted', () => {
    const measures = measure(ideal(targets.gaussian).map((x) => x - 3));
    expect(measures.wasserstein).toBeCloseTo(3, 6);
    expect(measures.meanError).toBeCloseTo(-3, 5);
    expect(measures).toMatchObject({ leftTail: expect.closeTo(1, 2), rightTail: 0, modesFound: 0 });
    expect(measures.overlap).toBeLessThan(0.02);
  });

  it('find one of two modes', () => {
    const twoModes = createMeasurement(targets['two-modes'], count);
    expect(twoModes(ideal(targets['two-modes'])).modesFound).toBe(2);
    expect(twoModes(ideal(targets.gaussian).map((x) => x + 2)).modesFound).toBe(1);
  });
});
