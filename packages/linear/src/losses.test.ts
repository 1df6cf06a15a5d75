import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { losses, lossFunctions } from './losses.js';

const margin = fc.double({ min: -20, max: 20, noNaN: true });

describe.each(losses)('the %s loss', (name) => {
  const { value, slope } = lossFunctions[name];

  it('has the slope of its values', () => {
    fc.assert(
      fc.property(margin, (m) => {
        const h = 1e-6;
        // away from the corners at -1 and 1
        fc.pre(Math.abs(Math.abs(m) - 1) > 2 * h);
        expect(slope(m)).toBeCloseTo((value(m + h) - value(m - h)) / (2 * h), 4);
      }),
    );
  });

  it('falls, and ever more slowly', () => {
    fc.assert(
      fc.property(margin, margin, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(slope(low)).toBeLessThanOrEqual(slope(high));
        expect(slope(high)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('is finite however wrong a score is', () => {
    expect([value(-1e6), slope(-1e6), value(1e6), slope(1e6)].every(Number.isFinite)).toBe(true);
  });
});

describe('the flat part', () => {
  it.each(['hinge', 'modified-huber'] as const)('of %s begins at a margin of 1', (name) => {
    expect([lossFunctions[name].value(1), Math.abs(lossFunctions[name].slope(1.5))]).toEqual([0, 0]);
  });
});
