import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, shuffle } from './random.js';

describe('a seeded random source', () => {
  it('gives the same sequence for the same seed', () => {
    const [first, second] = [createRandom(7), createRandom(7)];
    expect(Array.from({ length: 20 }, first.uint32)).toEqual(Array.from({ length: 20 }, second.uint32));
  });

  it('gives another sequence for another seed', () => {
    expect(createRandom(1).uint32()).not.toBe(createRandom(2).uint32());
  });

  it('stays below the bound', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
        const drawn = createRandom(seed).below(bound);
        expect(drawn).toBeGreaterThanOrEqual(0);
        expect(drawn).toBeLessThan(bound);
      }),
    );
  });

  it('spreads evenly over ten classes', () => {
    const random = createRandom(3);
    const counts = new Uint32Array(10);
    for (let i = 0; i < 100_000; i++) {
      const drawn = random.below(10);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // 99.9 % quantile of chi-square with 9 degrees of freedom
    expect(chiSquare).toBeLessThan(27.88);
  });
});

describe('a shuffle', () => {
  it('keeps every item', () => {
    fc.assert(
      fc.property(fc.uint32Array(), fc.integer(), (items, seed) => {
        const shuffled = items.slice();
        shuffle(shuffled, createRandom(seed));
        expect(shuffled.sort()).toEqual(items.sort());
      }),
    );
  });

  it('puts each item first about equally often', () => {
    const random = createRandom(5);
    const firsts = [0, 0, 0, 0];
    for (let i = 0; i < 40_000; i++) {
      const items = Uint32Array.of(0, 1, 2, 3);
      shuffle(items, random);
      const first = items[0] ?? 0;
      firsts[first] = (firsts[first] ?? 0) + 1;
    }
    for (const count of firsts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
