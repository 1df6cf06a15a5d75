import { describe, expect, it } from 'vitest';
import { errorAfterDoubling } from './learning-curve.js';

describe('what twice as many documents leave of the error', () => {
  it('is what they left before', () => {
    const points = [100, 200, 400].map((items, i) => ({ items, quality: 1 - 0.4 * 0.9 ** i }));
    expect(errorAfterDoubling(points)).toBeCloseTo(0.9, 12);
  });

  it('is all of it where more never helped', () => {
    expect(errorAfterDoubling([1, 2, 4].map((items) => ({ items, quality: 0.5 })))).toBe(1);
  });

  it('is not known from one point, or where there is no error', () => {
    expect(errorAfterDoubling([{ items: 10, quality: 0.5 }])).toBeNull();
    expect(errorAfterDoubling([10, 20].map((items) => ({ items, quality: 1 })))).toBeNull();
  });
});
