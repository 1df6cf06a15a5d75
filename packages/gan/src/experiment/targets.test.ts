import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { quantile, targetNames, targets } from './targets.js';

describe.each(targetNames)('the target %s', (name) => {
  const target = targets[name];
  const draw = target.sampler(createRandom(1));
  const samples = Float64Array.from({ length: 40_000 }, draw);

  it('gives samples with its mean and standard deviation', () => {
    const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length;
    const variance = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / samples.length;
    expect(Math.abs(mean - target.mean)).toBeLessThan(0.03);
    expect(Math.abs(Math.sqrt(variance) - target.sd)).toBeLessThan(0.03);
  });

  it.each([0.05, 0.3, 0.5, 0.9])('gives samples by its distribution, at the share %f', (share) => {
    const below = samples.filter((x) => x <= quantile(target, share)).length / samples.length;
    expect(Math.abs(below - share)).toBeLessThan(0.01);
  });
});

it('the Gaussian has the quantiles of a Gaussian', () => {
  // From tables: z = 1.959964 and 2.575829.
  expect(quantile(targets.gaussian, 0.975)).toBeCloseTo(4 + 0.5 * 1.959964, 5);
  expect(quantile(targets.gaussian, 0.005)).toBeCloseTo(4 - 0.5 * 2.575829, 4);
});
