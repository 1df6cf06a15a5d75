import { hashString } from '@classmark/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashPair } from '../terms.js';
import { BlockRow } from './block-row.js';
import { createBlockCounter } from './create-block-counter.js';
import type { DocumentTexts } from './document-texts.js';
import type { FeatureBlock } from './feature-blocks.js';
import { type FittedRows, fitBlocks } from './fit-blocks.js';
import { listBlockTerms } from './list-block-terms.js';

const words: FeatureBlock = { source: 'both', kind: 'words', stopWords: 'none', weight: 1 };
const titles: FeatureBlock = { ...words, source: 'title', weight: 0.4 };
const leads: FeatureBlock = { ...words, source: 'lead', weight: 0.5 };
const pairs: FeatureBlock = { ...words, kind: 'pairs', stopWords: 'english', weight: 0.3 };
const characters: FeatureBlock = { ...words, kind: 'characters', weight: 0.6 };
const all = [words, titles, leads, pairs, characters];

const limits = { leastDocuments: 1, mostDocuments: Number.POSITIVE_INFINITY };

function fit(documents: readonly DocumentTexts[], blocks: readonly FeatureBlock[], own = limits): FittedRows {
  return fitBlocks(
    blocks.map((block) => {
      const counter = createBlockCounter(block);
      for (const document of documents) counter.add(document);
      return { block, counts: counter.view(), ...own };
    }),
  );
}

/** By block and whole hash. */
type ValuesByTerm = Map<string, number>;

/** A row by the formula, over listed terms. */
function expectedRow({ model }: FittedRows, document: DocumentTexts): ValuesByTerm {
  const values: ValuesByTerm = new Map();
  for (const [number, block] of model.blocks.entries()) {
    const own: ValuesByTerm = new Map();
    for (const [hash, terms] of Map.groupBy(listBlockTerms(block, document), (term) => term.hash)) {
      const place = block.hashes.indexOf(hash);
      if (place < 0) continue;
      const idf = Math.log((1 + model.documents) / (1 + (block.frequencies[place] ?? 0))) + 1;
      own.set(`${number} ${hash}`, (1 + Math.log(terms.length)) * idf);
    }
    const length = Math.hypot(...own.values());
    for (const [term, value] of own) values.set(term, (block.weight * value) / length);
  }
  const length = Math.hypot(...values.values());
  return new Map(Array.from(values, ([term, value]) => [term, value / length]));
}

function byTerm({ model }: FittedRows, columns: Iterable<number>, values: Float32Array | Float64Array): ValuesByTerm {
  const names = model.blocks.flatMap(({ hashes }, number) => Array.from(hashes, (hash) => `${number} ${hash}`));
  return new Map(Array.from(columns, (column, i) => [names[column] ?? '', values[i] ?? Number.NaN]));
}

function expectSame(actual: ValuesByTerm, expected: ValuesByTerm): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [term, value] of expected) expect(actual.get(term)).toBeCloseTo(value, 6);
}

const text = fc
  .array(fc.constantFrom('gene', 'cell', 'Cell', 'rock', 'x', '😀', 'ñandú', 'of', 'e\u0301te', ','), { maxLength: 40 })
  .map((pieces) => pieces.join(' '));
const corpora = fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 6 });

/** Each makes some kernels. */
const fewRuns = { numRuns: 25 };

describe('the rows of blocks', () => {
  it('are (1 + ln count) × idf by term, each block scaled to its weight, the whole to 1', () => {
    fc.assert(
      fc.property(corpora, (documents) => {
        const fitted = fit(documents, all);
        const { indptr, indices, values } = fitted.rows;
        for (const [row, document] of documents.entries()) {
          const [start, end] = [indptr[row] ?? 0, indptr[row + 1] ?? 0];
          const actual = byTerm(fitted, indices.subarray(start, end), values.subarray(start, end));
          expectSame(actual, expectedRow(fitted, document));
        }
      }),
      fewRuns,
    );
  });

  it('are the same for a document by itself, by the fitted features', () => {
    fc.assert(
      fc.property(corpora, corpora, (documents, others) => {
        const fitted = fit(documents, all);
        const row = new BlockRow(fitted.model);
        for (const document of [...others, ...documents]) {
          row.fill(document);
          const actual = byTerm(fitted, row.columns.subarray(0, row.size), row.values.subarray(0, row.size));
          expectSame(actual, expectedRow(fitted, document));
        }
      }),
      fewRuns,
    );
  });

  it('have the same columns in any order of documents', () => {
    fc.assert(
      fc.property(corpora, (documents) => {
        expect(fit([...documents].reverse(), all).model).toEqual(fit(documents, all).model);
      }),
      fewRuns,
    );
  });

  it('are empty where there are no documents', () => {
    expect(fit([], all).rows).toMatchObject({ columns: 0, indptr: Uint32Array.of(0) });
  });

  it('hold more terms than a usual document has', () => {
    const long = { title: '', text: Array.from({ length: 30_000 }, (_, i) => `word${i}`).join(' ') };
    const fitted = fit([long, { title: '', text: 'word1' }], [words, pairs]);
    expect([...fitted.rows.indptr]).toEqual([0, 59_999, 60_000]);
  });
});

describe('the columns of a block', () => {
  const documents = [
    { title: 'rock', text: 'gene cell' },
    { title: 'rock', text: 'gene' },
    { title: 'rock', text: 'tide' },
  ];
  const columnsOf = (own: typeof limits): number[] => [...(fit(documents, [words], own).model.blocks[0]?.hashes ?? [])];
  const hashOf = (word: string): number => hashString(word) >>> 0;

  it('come by frequency, then by hash', () => {
    const rare = [hashOf('cell'), hashOf('tide')].sort((a, b) => a - b);
    expect(columnsOf(limits)).toEqual([hashOf('rock'), hashOf('gene'), ...rare]);
  });

  it('are of terms in neither too few nor too many documents', () => {
    expect(columnsOf({ leastDocuments: 2, mostDocuments: 2 })).toEqual([hashOf('gene')]);
  });
});

describe('pairs of words', () => {
  const hashesOf = (block: FeatureBlock, document: DocumentTexts): number[] => [
    ...(fit([document], [block]).model.blocks[0]?.hashes ?? []),
  ];
  const pairOf = (first: string, second: string): number => hashPair(hashString(first), hashString(second)) >>> 0;

  it('reach over stop words', () => {
    expect(hashesOf(pairs, { title: '', text: 'state of the art' })).toEqual([pairOf('state', 'art')]);
  });

  it('do not reach from the title into the text', () => {
    expect(hashesOf(pairs, { title: 'gene', text: 'cell' })).toEqual([]);
  });
});
