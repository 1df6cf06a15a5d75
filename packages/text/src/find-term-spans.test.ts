import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTermSpans } from './find-term-spans.js';
import { listTerms } from './terms.js';

function marked(text: string, term: string, stopWords: 'none' | 'english' = 'none'): string[] {
  return findTermSpans(text, term, stopWords).map(({ start, end }) => text.slice(start, end));
}

describe("a term's places in a text", () => {
  it.each([
    ['of a word, in any case', 'Genes, GENES and genetics', 'genes', ['Genes', 'GENES']],
    ['of a pair, with what stands between', 'open, data; open data', 'open data', ['open, data', 'open data']],
    ['of a pair that follows itself', 'ba ba ba', 'ba ba', ['ba ba', 'ba ba']],
    ['after an emoji', '😀 gene 😀', 'gene', ['gene']],
    ['none, where only a part of a word is like it', 'genetics', 'gene', []],
    ['none in an empty text', '', 'gene', []],
    ['none of an empty term', 'gene', '', []],
  ])('are %s', (_what, text, term, spans) => {
    expect(marked(text, term)).toEqual(spans);
  });

  it('reach over the stop words of the model', () => {
    expect(marked('the origin of the species', 'origin species', 'english')).toEqual(['origin of the species']);
  });

  it('are those of every term that features find in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('none' as const, 'english' as const),
        (raw, stopWords) => {
          const text = raw.normalize('NFC');
          for (const { term, start, end } of listTerms(text, { bits: 20, maxWords: 2, stopWords })) {
            expect(findTermSpans(text, term, stopWords)).toContainEqual({ start, end });
          }
        },
      ),
    );
  });
});
