import { hashString } from '@classmark/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashPair, listTerms, type TermOptions } from './terms.js';
import { DocumentFrequencies, type TfIdfModel, TfIdfRow } from './tf-idf.js';

const options: TermOptions = { bits: 14, maxWords: 2, stopWords: 'none' };

function survey(documents: readonly (readonly string[])[], own: TermOptions = options): DocumentFrequencies {
  const frequencies = new DocumentFrequencies(own);
  for (const parts of documents) frequencies.add(parts);
  return frequencies;
}

function fitFeatures(documents: readonly (readonly string[])[], own: TermOptions = options): TfIdfModel {
  return survey(documents, own).finish(1);
}

/** A row as a map of columns to values, by the formula, over strings. */
function expectedRow(model: TfIdfModel, parts: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const part of parts) {
    for (const { hash } of listTerms(part.normalize('NFC'), model)) {
      const column = model.buckets.indexOf(hash & (2 ** model.bits - 1));
      if (column >= 0) counts.set(column, 1 + (counts.get(column) ?? 0));
    }
  }
  const values = [...counts].map(([column, count]): [number, number] => {
    const idf = Math.log((1 + model.documents) / (1 + (model.frequencies[column] ?? 0))) + 1;
    return [column, (1 + Math.log(count)) * idf];
  });
  const length = Math.hypot(...values.map(([, value]) => value));
  return new Map(values.map(([column, value]) => [column, value / length]));
}

function actualRow(model: TfIdfModel, parts: readonly string[]): Map<number, number> {
  const row = new TfIdfRow(model);
  row.fill(parts);
  return new Map(Array.from({ length: row.size }, (_, i) => [row.columns[i] ?? 0, row.values[i] ?? 0]));
}

function expectSameRow(actual: Map<number, number>, expected: Map<number, number>): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [column, value] of expected) expect(actual.get(column)).toBeCloseTo(value, 12);
}

const text = fc
  .array(fc.constantFrom('gene', 'cell', 'Cell', 'rock', 'x', '😀', 'ñandú', 'of', ','))
  .map((w) => w.join(' '));
const documents = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 });

describe('the row of a document', () => {
  it('is (1 + ln count) × idf by column, of length 1', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(1 as const, 2 as const), (corpus, maxWords) => {
        const model = fitFeatures(corpus, { ...options, maxWords });
        for (const parts of corpus) expectSameRow(actualRow(model, parts), expectedRow(model, parts));
      }),
    );
  });

  it('is the same where columns are so few that terms share them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.lorem({ maxCount: 60 }), fc.lorem()), { minLength: 1, maxLength: 5 }),
        (corpus) => {
          const model = fitFeatures(corpus, { ...options, bits: 10 });
          for (const parts of corpus) expectSameRow(actualRow(model, parts), expectedRow(model, parts));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('does not hang on the row before it', () => {
    const corpus = [
      ['gene cell', 'rock'],
      ['', ''],
      ['cell rock gene', 'gene'],
    ] as const;
    const model = fitFeatures(corpus);
    const row = new TfIdfRow(model);
    row.fill(corpus[0]);
    row.fill(corpus[1]);
    row.fill(corpus[2]);
    const filled = new Map(Array.from({ length: row.size }, (_, i) => [row.columns[i] ?? 0, row.values[i] ?? 0]));
    expectSameRow(filled, expectedRow(model, corpus[2]));
  });

  it('is the same for decomposed and composed letters', () => {
    const model = fitFeatures([['café crème']]);
    expect(actualRow(model, ['cafe\u0301 cre\u0300me'])).toEqual(actualRow(model, ['café crème']));
  });

  it('is empty where no term is known', () => {
    expect(actualRow(fitFeatures([['gene']]), ['rock rock']).size).toBe(0);
  });

  it('holds more terms than a usual document has', () => {
    const long = Array.from({ length: 5000 }, (_, i) => `word${i}`).join(' ');
    const model = fitFeatures([[long]], { ...options, bits: 22 });
    expectSameRow(actualRow(model, [long]), expectedRow(model, [long]));
  });
});

describe('the features of a corpus', () => {
  it('count in how many documents a term occurs, not how often', () => {
    const model = fitFeatures([['gene gene'], ['gene'], ['rock']]);
    const column = new TfIdfRow(model).columnOf(hashString('gene'));
    expect(model.frequencies[column]).toBe(2);
  });

  it('pair no words across the parts of a document', () => {
    const row = new TfIdfRow(fitFeatures([['gene', 'cell']]));
    expect(row.columnOf(hashPair(hashString('gene'), hashString('cell')))).toBe(-1);
  });

  it('pair words across the stop words between them', () => {
    const row = new TfIdfRow(fitFeatures([['gene of the cell']], { ...options, stopWords: 'english' }));
    expect(row.columnOf(hashPair(hashString('gene'), hashString('cell')))).toBeGreaterThanOrEqual(0);
  });

  it('leave out columns of too few documents', () => {
    const frequencies = survey([['gene rock'], ['gene cell'], ['gene']], { ...options, maxWords: 1 });
    expect([...frequencies.finish(2).frequencies]).toEqual([3]);
  });

  it('are the same in any order of documents', () => {
    fc.assert(
      fc.property(documents, (corpus) => {
        expect(fitFeatures([...corpus].reverse())).toEqual(fitFeatures(corpus));
      }),
    );
  });
});
