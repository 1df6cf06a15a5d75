import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashIndex } from './hash-index.js';

const hashes = fc.array(fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.nat(50)), { maxLength: 2_000 });

describe('an index of hashes', () => {
  it('numbers distinct hashes in order of first use, again and again', () => {
    const index = new HashIndex();
    fc.assert(
      fc.property(hashes, (given) => {
        index.clear();
        const distinct = [...new Set(given)];
        expect(given.map((hash) => index.number(hash))).toEqual(given.map((hash) => distinct.indexOf(hash)));
        expect([...index.view()]).toEqual(distinct);
      }),
    );
  });

  it('finds no number for a hash that was never given one, or has been cleared', () => {
    const index = new HashIndex();
    index.number(7);
    expect([index.find(7), index.find(8)]).toEqual([0, -1]);
    index.clear();
    expect(index.find(7)).toBe(-1);
  });

  it('can be cleared and filled anew after very many', () => {
    const index = new HashIndex();
    for (let hash = 0; hash < 100_000; hash++) index.number(hash);
    index.clear();
    expect([index.number(99_999), index.find(5), index.size]).toEqual([0, -1, 1]);
    for (let hash = 0; hash < 50_000; hash++) index.number(hash);
    expect(index.find(49_999)).toBe(50_000);
  });
});
