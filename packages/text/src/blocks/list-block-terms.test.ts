import { describe, expect, it } from 'vitest';
import { listBlockTerms } from './list-block-terms.js';

const document = { title: 'Rock', text: 'The gene of cells' };

function termsOf(kind: 'words' | 'pairs' | 'characters', source: 'title' | 'both' = 'both'): string[] {
  return listBlockTerms({ source, kind, stopWords: 'english', weight: 1 }, document).map(({ term }) => term);
}

describe('the terms that people are shown', () => {
  it('are the words that are not left out, lower-cased', () => {
    expect(termsOf('words')).toEqual(['rock', 'gene', 'cells']);
  });

  it('are of the title alone where the block is', () => {
    expect(termsOf('words', 'title')).toEqual(['rock']);
  });

  it('are pairs without their words', () => {
    expect(termsOf('pairs')).toEqual(['gene cells']);
  });

  it('are the words that runs of characters lie in', () => {
    expect(new Set(termsOf('characters', 'title'))).toEqual(new Set(['rock']));
    expect(termsOf('characters', 'title')).toHaveLength(9);
  });
});
