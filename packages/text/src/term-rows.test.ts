import { canRunKernel, hashInt, hashString, KernelMemory, type SparseRows } from '@classmark/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTermRows } from './create-term-rows.js';
import { kernel } from './generated/term-rows-kernel.js';
import { KernelTermRows } from './kernel-term-rows.js';
import { PlainTermRows } from './plain-term-rows.js';
import type { TermRows, TermRowsOptions } from './term-rows.js';
import { hashPair } from './terms.js';

const plainOptions: TermRowsOptions = {
  bits: 14,
  maxWords: 2,
  stopWords: 'none',
  weighting: 'log-count',
  unitLength: true,
};

/** Texts of all that is hard: any plane, lone surrogates, marks out of order, what decomposes, separators, long runs. */
const hardPiece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.lorem({ maxCount: 8 }),
  fc.integer({ min: 0xa0, max: 0x3200 }).map((point) => `ab${String.fromCodePoint(point)}cd`),
  fc.constantFrom(...['\ud800', '\udc00', '😀', '𝔘𝔫', '𐐀𐐁', 'e\u0301', '\u0323\u0301', '\u1100\u1161\u11a8', '\u212b']),
  fc.constantFrom(
    ...[' ', '_', '\n', 'İ', 'ΑΣ', 'Ⱥa', 'Ꭰb', '日本', 'of the', 'a'.repeat(300), 'ñ'.repeat(100), 'Ab '],
  ),
);
const hardText = fc.array(hardPiece, { maxLength: 20 }).map((pieces) => pieces.join(''));
const hardDocuments = fc.array(fc.array(hardText, { maxLength: 3 }), { maxLength: 5 });

const anyOptions: fc.Arbitrary<TermRowsOptions> = fc
  .record({
    bits: fc.constantFrom(10, 12, 14),
    words: fc.constantFrom(
      { maxWords: 1 as const },
      { maxWords: 2 as const },
      { minWords: 2 as const, maxWords: 2 as const },
    ),
    stopWords: fc.constantFrom('none' as const, 'english' as const),
    signed: fc.boolean(),
    characters: fc.boolean(),
    weighting: fc.constantFrom('count' as const, 'log-count' as const),
    unitLength: fc.boolean(),
    tally: fc.boolean(),
    isLimited: fc.boolean(),
  })
  .map(({ isLimited, words, ...others }) => {
    const options = { ...others, ...words };
    return isLimited ? { ...options, kept: keepOdd(options.bits) } : options;
  });

function keepOdd(bits: number): { buckets: Uint32Array; factors: Float32Array } {
  const buckets = Uint32Array.from({ length: 2 ** (bits - 1) }, (_, i) => 2 * i + 1);
  return { buckets, factors: Float32Array.from(buckets, (bucket) => 0.3 + (bucket % 97)) };
}

function contentOf(rows: TermRows): { rows: SparseRows; tally: Uint32Array } {
  return { rows: structuredClone(rows.view()), tally: rows.tally.slice() };
}

function fill(rows: TermRows, documents: readonly (readonly string[])[]): TermRows {
  for (const parts of documents) rows.add(parts);
  return rows;
}

function expectSame(options: TermRowsOptions, documents: readonly (readonly string[])[]): void {
  const kernelRows = contentOf(fill(new KernelTermRows(options), documents));
  expect(kernelRows).toEqual(contentOf(fill(new PlainTermRows(options), documents)));
}

/** A row as hashed columns and values. */
function rowOf(parts: readonly string[], own: Partial<TermRowsOptions> = {}): Map<number, number> {
  const { indices, values } = fill(createTermRows({ ...plainOptions, ...own }), [parts]).view();
  return new Map(Array.from(indices, (column, i) => [column, values[i] ?? Number.NaN]));
}

const columnOf = (hash: number, bits = plainOptions.bits): number => hash & (2 ** bits - 1);

describe('the rows of the kernel', () => {
  it('can be made in this engine', () => {
    expect(canRunKernel(kernel)).toBe(true);
  });

  it('are to the bit those of its readable twin, whatever the texts and options', () => {
    fc.assert(
      fc.property(anyOptions, hardDocuments, (options, documents) => expectSame(options, documents)),
      { numRuns: 300 },
    );
  });

  it.each([22, 32])('are the same in a table of 2^%i columns', (bits) => {
    const options = { ...plainOptions, bits };
    fc.assert(
      fc.property(hardDocuments, (documents) => expectSame(options, documents)),
      { numRuns: 5 },
    );
  });

  it('are the same given UTF-8 as given strings', () => {
    fc.assert(
      fc.property(hardDocuments, (documents) => {
        const encoded = new KernelTermRows(plainOptions);
        for (const parts of documents) encoded.addBytes(parts.map((part) => Buffer.from(part, 'utf8')));
        expect(contentOf(encoded)).toEqual(contentOf(fill(new PlainTermRows(plainOptions), documents)));
      }),
    );
  });

  it('take what is no UTF-8 for U+FFFD, as decoding it would', () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.constantFrom(Buffer.from('né'), Buffer.from('ab')));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const bytes = Buffer.concat(pieces);
        const [rows, twin] = [new KernelTermRows(plainOptions), new PlainTermRows(plainOptions)];
        rows.addBytes([bytes]);
        twin.addBytes([bytes]);
        expect(contentOf(rows)).toEqual(contentOf(twin));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['of many short words', 'abc de '.repeat(1_500_000)],
    ['of distinct words', Array.from({ length: 1_000_000 }, (_, i) => `w${i}`).join(' ')],
    ['of one word', 'é'.repeat(5_000_000)],
    ['of letters whose lower case is longer', 'Ⱥ'.repeat(5_000_000)],
    ['not in normal form', 'e\u0301a '.repeat(2_500_000)],
  ])('are the same for a line of ten megabytes %s', (_what, line) => {
    expectSame({ ...plainOptions, bits: 20 }, [['before it'], [line], ['after it']]);
  });

  it('are the same for a long text behind an empty title that is the first of all', () => {
    expectSame({ ...plainOptions, bits: 20 }, [['', Array.from({ length: 30_000 }, (_, i) => `w${i}`).join(' ')]]);
  });

  it('are the same for a thousand documents, whose block has to grow', () => {
    const documents = Array.from({ length: 1_000 }, (_, i) => [`title ${i}`, `word${i % 7} `.repeat(i % 50) + i ** 3]);
    expectSame(plainOptions, documents);
  });

  it.each([
    ['of words', 'Straßenbau der Wasserwirtschaft '.repeat(20_000)],
    ['without blanks', '気候変動の影響を調べた。'.repeat(20_000)],
    ['of one word', '気'.repeat(300_000)],
  ])('are the same with runs of characters for a long text %s', (_what, text) => {
    expectSame({ ...plainOptions, bits: 20, characters: true }, [
      ['é', text],
      [text, ''],
    ]);
  });

  it('go on as before after a text that found no memory', () => {
    const rows = new KernelTermRows(plainOptions, { memory: new KernelMemory({ mostMebibytes: 2 }) });
    rows.add(['before it']);
    expect(() => rows.add(['counted at first', 'long '.repeat(1_000_000)])).toThrow(RangeError);
    rows.add(['after it']);
    expect(contentOf(rows)).toEqual(contentOf(fill(new PlainTermRows(plainOptions), [['before it'], ['after it']])));
  });
});

describe('the tally of rows', () => {
  const tallyOf = (texts: readonly string[]): Uint32Array => {
    const rows = createTermRows({ ...plainOptions, bits: 10, tally: true });
    for (const text of texts) {
      rows.add([text]);
      rows.clear();
    }
    return rows.tally;
  };

  it('counts documents, not occurrences', () => {
    expect(tallyOf(['gene gene', 'Gene', 'rock'])[2 * columnOf(hashString('gene'), 10)]).toBe(2);
  });

  it('marks the kinds of words in a column, not those of pairs', () => {
    const [gene, cell] = [hashString('gene'), hashString('cell')];
    const tally = tallyOf(['gene cell']);
    expect(tally[2 * columnOf(gene, 10) + 1]).toBe((1 << (gene >>> 27)) >>> 0);
    expect(tally[2 * columnOf(hashPair(gene, cell), 10) + 1]).toBe(0);
  });

  it('counts runs of characters and does not mark them', () => {
    const rows = createTermRows({ ...plainOptions, bits: 10, tally: true, characters: true });
    rows.add(['Gene']);
    const run = 2 * columnOf(hashInt(hashString('gene ')), 10);
    expect([...rows.tally.subarray(run, run + 2)]).toEqual([1, 0]);
  });

  it('is the same in any order of documents', () => {
    const texts = ['gene cell', 'rock', 'cell gene rock', ''];
    expect(tallyOf([...texts].reverse())).toEqual(tallyOf(texts));
  });
});

describe('the row of a document', () => {
  it('holds its words and pairs of words, none across its parts', () => {
    const [gene, cell, rock] = [hashString('gene'), hashString('cell'), hashString('rock')];
    const expected = [gene, cell, hashPair(gene, cell), rock].map((hash) => columnOf(hash));
    expect([...rowOf(['Gene cell', 'rock']).keys()]).toEqual(expected);
  });

  it('holds only pairs where words are not wanted', () => {
    const pair = hashPair(hashString('gene'), hashString('cell'));
    expect([...rowOf(['gene cell', 'rock'], { minWords: 2 }).keys()]).toEqual([columnOf(pair)]);
  });

  it('holds runs of characters behind the words where these are wanted, of all words', () => {
    const runs = [' of', 'of ', ' of '].map((run) => columnOf(hashInt(hashString(run))));
    const options = { characters: true, stopWords: 'english' } as const;
    expect([...rowOf(['of'], options).keys()]).toEqual(runs);
    const [, ...others] = [...rowOf(['水没'], options).keys()];
    const parts = [' 水没', '水没 ', ' 水没 '].map((run) => columnOf(hashInt(hashString(run))));
    expect(others).toEqual(parts);
  });

  it('holds whole hashes where it has 2^32 columns', () => {
    expect([...rowOf(['gene cell'], { bits: 32, maxWords: 1 }).keys()]).toEqual([
      hashString('gene') >>> 0,
      hashString('cell') >>> 0,
    ]);
  });

  it('has the length 1', () => {
    expect(Math.hypot(...rowOf(['gene gene cell', 'rock of rocks']).values())).toBeCloseTo(1, 6);
  });

  it('holds counts where those are asked for', () => {
    const row = rowOf(['gene cell gene'], { weighting: 'count', unitLength: false, maxWords: 1 });
    expect([...row.values()]).toEqual([2, 1]);
  });

  it('holds 1 + ln count, however large the count', () => {
    const values = [1, 2, 4095, 4096, 100_000].map((count) => {
      const row = rowOf(['gene '.repeat(count)], { unitLength: false, maxWords: 1 });
      return (row.get(columnOf(hashString('gene'))) ?? 0) - Math.log(count);
    });
    for (const value of values) expect(value).toBeCloseTo(1, 3);
  });

  it('pairs words across the stop words between them', () => {
    const row = rowOf(['gene of the cell'], { stopWords: 'english' });
    expect(row.has(columnOf(hashPair(hashString('gene'), hashString('cell'))))).toBe(true);
    expect(row.has(columnOf(hashString('of')))).toBe(false);
  });

  it('is the same for decomposed and composed letters', () => {
    expect(rowOf(['cafe\u0301 cre\u0300me'])).toEqual(rowOf(['café crème']));
  });

  it('counts a term of a negative hash downwards where terms have signs', () => {
    const words = ['gene', 'cell', 'rock', 'river', 'valley', 'glacier'];
    for (const word of words) {
      const [value] = rowOf([word], { signed: true }).values();
      expect(value).toBe(hashString(word) < 0 ? -1 : 1);
    }
  });
});
