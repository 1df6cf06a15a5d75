import { describe, expect, it } from 'vitest';
import { DocumentFrequencies, TfIdfRow } from './tf-idf.js';

const options = { bits: 10, maxWords: 2, stopWords: 'none' } as const;

function fitRow(texts: readonly string[]): TfIdfRow {
  const frequencies = new DocumentFrequencies(options);
  for (const text of texts) frequencies.add([text]);
  return new TfIdfRow(frequencies.finish(1));
}

function countKnown(row: TfIdfRow, text: string): number {
  row.fill([text]);
  return row.knownWords;
}

describe('the known words of a row', () => {
  const row = fitRow(['glaciers carve valleys', 'rivers fill valleys']);

  it.each([
    ['all words known, each counted once', 'Glaciers fill valleys, glaciers!', 3],
    ['one word known', 'kangaroos in valleys', 1],
    ['none known', 'kangaroos hop', 0],
    ['nothing to read', '', 0],
  ])('%s', (_name, text, known) => {
    expect(countKnown(row, text)).toBe(known);
  });

  it('are not mistaken for words that only share their columns', () => {
    const crowded = fitRow(Array.from({ length: 1024 }, (_, i) => `known${i}`));
    const strangers = Array.from({ length: 1000 }, (_, i) => `strange${i}`);
    const mistaken = strangers.filter((word) => countKnown(crowded, word) > 0).length;
    expect(mistaken).toBeLessThan(strangers.length * 0.06);
  });
});
