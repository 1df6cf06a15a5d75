import type { WordVectors } from '../word-vectors.js';

export const vectorFormats = ['word2vec-binary', 'word2vec-text', 'glove'] as const;
/** `word2vec-text` is fastText's `.vec`, too; GloVe has no first line with the counts. */
export type VectorFormat = (typeof vectorFormats)[number];

/** Bytes that are no word vectors in any format that is known, or are cut short. */
export class VectorFormatError extends Error {
  override readonly name = 'VectorFormatError';
}

/** Which words of a file are kept: of what comes first, as files have the most frequent first. */
export interface WordFilter {
  readonly mostWords: number;
  readonly keeps: (word: string) => boolean;
}

/** What a file's beginning says of it. */
interface Layout {
  readonly format: VectorFormat;
  readonly dimensions: number;
  /** As its first line says; null where it says nothing. */
  readonly words: number | null;
}

const newline = 0x0a;
const space = 0x20;
const mostDimensions = 4_096;
/** A line of text needs no more. */
const mostEntryBytes = 2 ** 17;
const unknownFormat = 'This is not a file of word vectors in the format of word2vec, fastText, GloVe or H2O.';
const decoder = new TextDecoder();

/**
 * Reads the original formats of word2vec, fastText's and GloVe's, from pieces of a file of any size. It keeps the words
 * that pass the filter, and of the rest no more than one entry.
 */
export class WordVectorParser {
  private pending = new Uint8Array(0);
  private layout: Layout | null = null;
  private readonly words: string[] = [];
  private vectors = new Float32Array(0);
  private seen = 0;

  constructor(private readonly filter: WordFilter) {}

  /** Whether nothing that comes can be kept. */
  get isFull(): boolean {
    return this.words.length >= this.filter.mostWords;
  }

  /** Throws VectorFormatError. */
  push(bytes: Uint8Array): void {
    this.read(joined(this.pending, bytes), false);
  }

  /** The words kept, and how many there were. Throws VectorFormatError where the file ends too early. */
  finish(): WordVectors & { readonly format: VectorFormat; readonly seen: number } {
    this.read(this.pending, true);
    const { layout, words, vectors, seen } = this;
    if (layout === null) throw new VectorFormatError('This file has no word vectors.');
    if (layout.words !== null && seen < layout.words && !this.isFull) {
      throw new VectorFormatError(`The file ends after ${seen} of ${layout.words} words.`);
    }
    const { dimensions, format } = layout;
    return { words, dimensions, vectors: vectors.slice(0, words.length * dimensions), format, seen };
  }

  private read(bytes: Uint8Array, isEnd: boolean): void {
    let at = 0;
    if (this.layout === null) {
      const start = detectLayout(bytes, isEnd);
      if (start !== null) {
        this.layout = start.layout;
        at = start.skipped;
      }
    }
    const { layout } = this;
    while (layout !== null && !this.isFull && !(layout.words !== null && this.seen >= layout.words)) {
      const end =
        layout.format === 'word2vec-binary'
          ? this.readBinary(bytes, at, layout)
          : this.readLine(bytes, at, layout, isEnd);
      if (end === null) break;
      at = end;
    }
    this.pending = bytes.slice(at);
    if (layout !== null && this.pending.length > mostEntryBytes && !this.isFull) {
      if (layout.words === null || this.seen < layout.words) {
        throw new VectorFormatError(`The entry after ${this.seen} words has no end.`);
      }
    }
    if (this.isFull) this.pending = new Uint8Array(0);
  }

  /** Where the entry at `at` ends; null where not all of it is there yet. */
  private readBinary(bytes: Uint8Array, at: number, { dimensions }: Layout): number | null {
    const start = bytes[at] === newline ? at + 1 : at;
    const gap = bytes.indexOf(space, start);
    const end = gap + 1 + 4 * dimensions;
    if (gap < 0 || end > bytes.length) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset + gap + 1, 4 * dimensions);
    this.keep(decoder.decode(bytes.subarray(start, gap)), dimensions, (d) => view.getFloat32(4 * d, true));
    return end;
  }

  private readLine(bytes: Uint8Array, at: number, { dimensions, words }: Layout, isEnd: boolean): number | null {
    const found = bytes.indexOf(newline, at);
    if (found < 0 && (!isEnd || at >= bytes.length)) return null;
    const end = found < 0 ? bytes.length : found;
    if (bytes.subarray(at, end).every((byte) => byte <= space)) return end + 1;
    const fields = decoder.decode(bytes.subarray(at, end)).trimEnd().split(' ');
    // GloVe has words with blanks in them.
    const word = fields.slice(0, -dimensions).join(' ');
    const isOfOtherLength = this.seen === 0 && words !== null && fields.length !== dimensions + 1;
    if (fields.length <= dimensions || isOfOtherLength) {
      const line = this.seen + (words === null ? 1 : 2);
      throw new VectorFormatError(`Line ${line} has ${fields.length - 1} numbers instead of ${dimensions}.`);
    }
    this.keep(word, dimensions, (d) => Number(fields[fields.length - dimensions + d]));
    return end + 1;
  }

  private keep(word: string, dimensions: number, valueAt: (d: number) => number): void {
    this.seen += 1;
    if (!isWord(word) || !this.filter.keeps(word)) return;
    const start = this.words.length * dimensions;
    if (start + dimensions > this.vectors.length) {
      const more = new Float32Array(Math.max(start + dimensions, 1_024 * dimensions, 1.5 * start));
      more.set(this.vectors);
      this.vectors = more;
    }
    for (let d = 0; d < dimensions; d++) {
      const value = Math.fround(valueAt(d));
      if (!Number.isFinite(value)) throw new VectorFormatError(`The vector of "${word}" is damaged.`);
      this.vectors[start + d] = value;
    }
    this.words.push(word);
  }
}

/** The binary format can't hold a word with a blank or a line break; with other white space it gives back what was kept. */
export const isWord = (word: string): boolean => !/[ \n]/.test(word);

function joined(first: Uint8Array<ArrayBuffer>, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** What the first bytes say, and how many of them say nothing else; null where there are too few to tell. */
function detectLayout(bytes: Uint8Array, isEnd: boolean): { layout: Layout; skipped: number } | null {
  const end = bytes.indexOf(newline);
  if (end < 0 && !isEnd) {
    if (bytes.length > mostEntryBytes) throw new VectorFormatError(unknownFormat);
    return null;
  }
  const line = decoder.decode(bytes.subarray(0, end < 0 ? bytes.length : end)).trim();
  const counts = /^(\d+) (\d+)$/.exec(line);
  if (counts === null)
    return { layout: { format: 'glove', dimensions: checked(line.split(' ').length - 1), words: null }, skipped: 0 };
  const [words, dimensions] = [Number(counts[1]), checked(Number(counts[2]))];
  const gap = bytes.indexOf(space, end + 2);
  const next = bytes.subarray(gap + 1, gap + 1 + 4 * dimensions);
  if (!isEnd && (gap < 0 || next.length < 4 * dimensions)) return null;
  // A number in text is written with nothing else; some byte of a binary one is none of these.
  const isText = next.every(
    (byte) => byte === newline || byte === 0x0d || /[-+.\de ]/i.test(String.fromCharCode(byte)) || byte > 0x40,
  );
  const format = isText && isNumeric(next) ? 'word2vec-text' : 'word2vec-binary';
  return { layout: { format, dimensions, words }, skipped: end + 1 };
}

function isNumeric(bytes: Uint8Array): boolean {
  const [first = ''] = decoder.decode(bytes).split(/[ \n]/);
  return first !== '' && Number.isFinite(Number(first));
}

function checked(dimensions: number): number {
  if (dimensions >= 1 && dimensions <= mostDimensions) return dimensions;
  throw new VectorFormatError(unknownFormat);
}
