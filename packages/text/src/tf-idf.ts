import { TermCounter } from './term-counter.js';
import type { TermOptions } from './terms.js';

/** Fitted features: which hashed columns are kept, and in how many of how many documents each occurs. */
export interface TfIdfModel extends TermOptions {
  readonly documents: number;
  /** The kept hashed columns, ascending; their places here are the columns of rows. */
  readonly buckets: Uint32Array;
  /** `[buckets]`, each at least 1. */
  readonly frequencies: Uint32Array;
  /**
   * `[buckets]`: which of 32 kinds of words fell into the column. An unknown word that shares a known one's column is
   * told from it by this, but for one in 32.
   */
  readonly wordMarks: Uint32Array;
}

/** Gathers document frequencies in one pass. Memory: 8 bytes a hashed column, whatever the number of documents. */
export class DocumentFrequencies {
  documents = 0;
  private readonly counter: TermCounter;
  private readonly frequencies: Uint32Array;
  private readonly wordMarks: Uint32Array;

  constructor(private readonly options: TermOptions) {
    this.counter = new TermCounter(options);
    this.frequencies = new Uint32Array(2 ** options.bits);
    this.wordMarks = new Uint32Array(2 ** options.bits);
  }

  add(parts: readonly string[]): void {
    this.counter.count(parts);
    const { size, buckets, wordMarks } = this.counter;
    for (let i = 0; i < size; i++) {
      const bucket = buckets[i] ?? 0;
      this.frequencies[bucket] = (this.frequencies[bucket] ?? 0) + 1;
      this.wordMarks[bucket] = (this.wordMarks[bucket] ?? 0) | (wordMarks[i] ?? 0);
    }
    this.documents += 1;
  }

  /** Keeps the columns that occur in at least `minDocuments` (≥ 1) documents. */
  finish(minDocuments: number): TfIdfModel {
    const { bits, maxWords, stopWords } = this.options;
    let kept = 0;
    for (const frequency of this.frequencies) if (frequency >= minDocuments) kept += 1;
    const buckets = new Uint32Array(kept);
    const frequencies = new Uint32Array(kept);
    let column = 0;
    this.frequencies.forEach((frequency, bucket) => {
      if (frequency < minDocuments) return;
      buckets[column] = bucket;
      frequencies[column] = frequency;
      column += 1;
    });
    const wordMarks = buckets.map((bucket) => this.wordMarks[bucket] ?? 0);
    return { bits, maxWords, stopWords, documents: this.documents, buckets, frequencies, wordMarks };
  }
}

/** Smooth inverse document frequency: ln((1 + documents) / (1 + frequency)) + 1. */
export function inverseFrequency(documents: number, frequency: number): number {
  return Math.log((1 + documents) / (1 + frequency)) + 1;
}

/**
 * Makes a document's row: (1 + ln count) × idf in each kept column that occurs, divided by the row's Euclidean length.
 * After `fill`, the first `size` entries of `columns` and `values` are the row; the next `fill` overwrites them.
 * `knownWords` is how many of the columns hold a word (not a pair) that the features know.
 */
export class TfIdfRow {
  size = 0;
  knownWords = 0;
  columns: Uint32Array = new Uint32Array(1024);
  values: Float64Array = new Float64Array(1024);
  private readonly counter: TermCounter;
  private readonly idf: Float64Array;
  /** One more than a hashed column's place among the kept ones, or 0. */
  private readonly places: Uint32Array;

  constructor(readonly model: TfIdfModel) {
    this.counter = new TermCounter(model);
    this.idf = new Float64Array(model.frequencies.length);
    this.places = new Uint32Array(2 ** model.bits);
    model.buckets.forEach((bucket, column) => {
      this.idf[column] = inverseFrequency(model.documents, model.frequencies[column] ?? 0);
      this.places[bucket] = column + 1;
    });
  }

  fill(parts: readonly string[]): void {
    const { counter } = this;
    counter.count(parts);
    if (this.columns.length < counter.size) {
      this.columns = new Uint32Array(2 * counter.size);
      this.values = new Float64Array(2 * counter.size);
    }
    let squares = 0;
    this.size = 0;
    this.knownWords = 0;
    for (let i = 0; i < counter.size; i++) {
      const place = this.places[counter.buckets[i] ?? 0] ?? 0;
      if (place === 0) continue;
      const count = counter.counts[i] ?? 1;
      const value = (count === 1 ? 1 : 1 + Math.log(count)) * (this.idf[place - 1] ?? 0);
      this.columns[this.size] = place - 1;
      this.values[this.size] = value;
      this.size += 1;
      squares += value * value;
      const mark = counter.wordMarks[i] ?? 0;
      if (mark !== 0 && (mark & (this.model.wordMarks[place - 1] ?? 0)) !== 0) this.knownWords += 1;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let i = 0; i < this.size; i++) this.values[i] = (this.values[i] ?? 0) * scale;
  }

  /** The column of rows that a term's hash falls into, or -1 where no such column was kept. */
  columnOf(hash: number): number {
    return (this.places[hash & (this.places.length - 1)] ?? 0) - 1;
  }
}
