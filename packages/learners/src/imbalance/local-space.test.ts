import { describe, expect, it } from 'vitest';
import { createLocalSpace } from './local-space.js';

/** Three rows of which the third is the sum of the others, by their products. */
const rows = [
  [1, 0, 2],
  [0, 1, 1],
  [1, 1, 3],
];
const products = Float64Array.from(
  rows.flatMap((a) => rows.map((b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0))),
);

describe('the space of a few rows', () => {
  const space = createLocalSpace(products, 3);

  it('has no more dimensions than the rows span', () => {
    expect(space.dimensions).toBe(2);
  });

  it('has the rows themselves: what a row is there makes the row again', () => {
    for (const [i, row] of rows.entries()) {
      const mix = new Float64Array(3);
      space.addToMix(mix, space.vectors.subarray(2 * i, 2 * i + 2), true);
      const made = row.map((_, column) =>
        rows.reduce((sum, other, j) => sum + (mix[j] ?? 0) * (other[column] ?? 0), 0),
      );
      for (const [column, value] of row.entries()) expect(made[column]).toBeCloseTo(value, 9);
    }
  });

  it('has vectors of mean 0 and deviation 1 in each dimension', () => {
    for (const d of [0, 1]) {
      const own = [0, 1, 2].map((i) => space.vectors[2 * i + d] ?? Number.NaN);
      expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
      expect(own.reduce((sum, value) => sum + value ** 2, 0) / 3).toBeCloseTo(1, 9);
    }
  });
});
