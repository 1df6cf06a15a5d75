import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import type { LabelRows } from '../splits/stratified-folds.js';
import { masiAlpha } from './masi-alpha.js';

function toRows(sets: readonly (readonly number[])[]): LabelRows {
  const offsets = new Uint32Array(sets.length + 1);
  for (const [i, set] of sets.entries()) offsets[i + 1] = (offsets[i] ?? 0) + set.length;
  return { offsets, subjects: Uint32Array.from(sets.flat()) };
}

const random = createRandom(1);
const drawn = Array.from({ length: 400 }, () => [0, 1, 2].filter(() => random.next() < 0.5));
const shuffled = [...drawn.slice(200), ...drawn.slice(0, 200)];

describe('alpha of sets', () => {
  it('is 1 where both give the same sets', () => {
    expect(masiAlpha(toRows(drawn), toRows(drawn), 3)).toBe(1);
  });

  it('is about 0 where the sets have nothing to do with each other', () => {
    expect(Math.abs(masiAlpha(toRows(drawn), toRows(shuffled), 3) ?? 1)).toBeLessThan(0.1);
  });

  it('takes a set that holds the other for a smaller error than one that shares a part, and that than none', () => {
    const others = [[3], [4], [5], [6]];
    const alphaOf = (set: readonly number[]): number | null =>
      masiAlpha(toRows([[0, 1], ...others]), toRows([set, ...others]), 7);
    const [holding, sharing, apart] = [alphaOf([0, 1, 2]), alphaOf([0, 2]), alphaOf([2])];
    expect([holding, sharing, apart]).toEqual([holding, sharing, apart].toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    expect(new Set([holding, sharing, apart]).size).toBe(3);
  });

  it('counts sets without a subject like any other', () => {
    expect(masiAlpha(toRows([[], [0]]), toRows([[], [0]]), 1)).toBe(1);
  });

  it('says nothing where only one set was ever given', () => {
    expect(masiAlpha(toRows([[0], [0]]), toRows([[0], [0]]), 1)).toBeNull();
  });
});
