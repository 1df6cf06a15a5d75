import { describe, expect, it } from 'vitest';
import { leastDocuments } from './parameters.js';

describe('the least number of documents of a column', () => {
  it.each([
    ['1 where documents are few', 2_000, 1],
    ['3 where they are many', 2_001, 3],
    ['more as they become more', 40_000, 4],
    ['10 at the most', 5_000_000, 10],
  ])('is %s', (_what, documents, least) => {
    expect(leastDocuments('auto', documents)).toBe(least);
  });

  it('is what a person says', () => {
    expect(leastDocuments(7, 100)).toBe(7);
  });
});
