import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { losses, lossPlaces, lossValues } from './losses.js';
import { clearLosses, lossAt, sumLosses } from './sgd/loss-at.js';

const margin = fc.double({ min: -20, max: 20, noNaN: true });
const numbers = new Float64Array(16);

describe.each(losses)('the %s loss', (name) => {
  const value = lossValues[name];
  const slope = (m: number): number => lossAt(numbers, lossPlaces[name], m);

  it('has its place', () => {
    expect(lossPlaces[name]).toBe(losses.indexOf(name));
  });

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

  it('adds up to its values', () => {
    clearLosses(numbers);
    for (const m of [-3, -0.5, 0.5, 3]) slope(m);
    expect(sumLosses(numbers).loss).toBeCloseTo(value(-3) + value(-0.5) + value(0.5) + value(3), 6);
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
    expect([lossValues[name](1), Math.abs(lossAt(numbers, lossPlaces[name], 1.5))]).toEqual([0, 0]);
  });
});

it('a loss that nobody knows is refused', () => {
  expect(() => lossAt(numbers, losses.length, 0.5)).toThrow('There is no loss 4.');
});
