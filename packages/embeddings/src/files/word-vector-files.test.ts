import { describe, expect, it } from 'vitest';
import type { WordVectors } from '../word-vectors.js';
import { encodeWordVectors } from './encode-word-vectors.js';
import { readWordVectors } from './read-word-vectors.js';
import { VectorFormatError, vectorFormats, WordVectorParser } from './word-vector-parser.js';

const vectors: WordVectors = {
  words: ['the', 'sea', 'naïve', '10', '鯨'],
  dimensions: 3,
  vectors: Float32Array.from({ length: 15 }, (_, i) => Math.fround((i - 7) / 3)),
};
const all = { mostWords: 1_000, keeps: () => true };

function parse(bytes: Uint8Array, size: number, filter: ConstructorParameters<typeof WordVectorParser>[0] = all) {
  const parser = new WordVectorParser(filter);
  for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size));
  return parser.finish();
}

const text = (lines: string): Uint8Array => new TextEncoder().encode(lines);

describe.each(vectorFormats)('word vectors written as %s', (format) => {
  const bytes = new Uint8Array(Buffer.concat([...encodeWordVectors(vectors, format)]));

  it.each([1, 7, 10_000])('are read back in pieces of %d bytes', (size) => {
    expect(parse(bytes, size)).toEqual({ ...vectors, format, seen: 5 });
  });

  it('are read for the words that are asked for', () => {
    const read = parse(bytes, 16, { mostWords: 2, keeps: (word) => word !== 'the' });
    expect([read.words, [...read.vectors]]).toEqual([['sea', 'naïve'], [...vectors.vectors.subarray(3, 9)]]);
  });
});

describe('a file of word vectors', () => {
  it('may have no newline between binary entries, as the first of them had none', () => {
    const entries = [...encodeWordVectors(vectors, 'word2vec-binary')];
    const bytes = Buffer.concat(entries.map((entry, i) => (i === 0 ? entry : entry.subarray(0, -1))));
    expect(parse(new Uint8Array(bytes), 9).words).toEqual(vectors.words);
  });

  it('may end without a newline, and have blanks at the ends of lines', () => {
    expect(parse(text('2 2\nsea 1 2 \nant -0.5 1e-3'), 5)).toMatchObject({
      words: ['sea', 'ant'],
      vectors: Float32Array.of(1, 2, -0.5, 1e-3),
    });
  });

  it('of GloVe may have words with blanks, which are left out', () => {
    expect(parse(text('sea 1 2\n. . . 3 4\nant 5 6\n'), 4)).toMatchObject({ words: ['sea', 'ant'], seen: 3 });
  });

  it('that is a zip but no MOJO is refused with what to do', async () => {
    const zip = (async function* () {
      yield Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0);
    })();
    await expect(readWordVectors(zip, all)).rejects.toThrow(/unpack it, and take the \.txt, \.vec or \.bin in it\.$/);
  });

  it.each([
    ['that is cut short', '3 2\nsea 1 2\nant 1 2\n'],
    ['with a line cut short', '2 2\nsea 1 2\nant 1\n'],
    ['with longer vectors than it says', '2 2\nsea 1 2 3\nant 1 2 3\n'],
    ['with something else than numbers', '2 2\nsea 1 2\nant x y\n'],
    ['with a number that float32 can not hold', '2 2\nsea 1 2\nant 1 1e39\n'],
    ['of something else', 'once upon a time\nthere was\n'],
    ['that is empty', ''],
  ])('%s is refused', (_, lines) => {
    expect(() => parse(text(lines), 6)).toThrow(VectorFormatError);
  });
});
