import { readFileSync } from 'node:fs';
import { hashString } from '@classmark/math';
import { createTermRows, hashPair, listTerms } from '@classmark/text';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const fixture = z
  .object({
    words: z.array(z.object({ word: z.string(), hash: z.int() })),
    pairs: z.array(z.object({ first: z.string(), second: z.string(), hash: z.int() })),
    texts: z.array(z.object({ text: z.string(), words: z.array(z.string()) })),
  })
  .parse(JSON.parse(readFileSync(new URL('fixtures/term-hashes.json', import.meta.url), 'utf8')));

describe("a term's hash is what Spark SQL's hash gives", () => {
  it.each(fixture.words)('of the word $word', ({ word, hash }) => {
    expect(hashString(word)).toBe(hash);
  });

  it.each(fixture.pairs)('of the pair $first $second, from the hashes of its words', ({ first, second, hash }) => {
    expect(hashPair(hashString(first), hashString(second))).toBe(hash);
  });
});

describe('the words of a text are those that Spark SQL finds', () => {
  it.each(fixture.texts)('in $text', ({ text, words }) => {
    const terms = listTerms(text.normalize('NFC'), { bits: 20, maxWords: 1, stopWords: 'none' });
    expect(terms.map(({ term }) => term)).toEqual(words);
  });
});

describe('the rows of a text hold what Spark SQL would hash', () => {
  const rows = createTermRows({ bits: 32, maxWords: 1, stopWords: 'none', weighting: 'count', unitLength: false });

  it.each(fixture.texts)('in $text', ({ text, words }) => {
    rows.clear();
    rows.add([text]);
    const distinct = [...new Set(words)];
    expect([...rows.view().indices]).toEqual(distinct.map((word) => hashString(word) >>> 0));
  });

  it.each(fixture.pairs)('of the pair $first $second', ({ first, second, hash }) => {
    const pairs = createTermRows({
      bits: 32,
      minWords: 2,
      maxWords: 2,
      stopWords: 'none',
      weighting: 'count',
      unitLength: false,
    });
    pairs.add([`${first} ${second}`]);
    expect([...pairs.view().indices]).toEqual([hash >>> 0]);
  });
});
