import type { KernelMemory, SparseRows } from '@classmark/math';
import type { CountedTerms } from './terms.js';

/** Columns that rows have, of all hashed ones, and what their values are multiplied with (as inverse frequencies are). */
export interface KeptColumns {
  /** The hashed columns, ascending; their places here are the columns of rows. */
  readonly buckets: Uint32Array;
  readonly factors: Float32Array;
}

/** What a row of terms holds. */
export interface TermRowsOptions extends CountedTerms {
  /** A term's value: how often it occurs, or 1 + ln of that. */
  readonly weighting: 'count' | 'log-count';
  /** Whether rows are divided by their Euclidean length. */
  readonly unitLength: boolean;
  /** Without, rows have all 2^bits hashed columns. */
  readonly kept?: KeptColumns;
  /** Whether to count, over all rows, in how many documents each hashed column occurs. */
  readonly tally?: boolean;
}

/** Makes rows of documents, one after the other: their columns in order of first use. */
export interface TermRows {
  readonly columns: number;
  readonly rows: number;
  readonly entries: number;
  /**
   * For hashed column c: at 2c in how many documents it occurred, at 2c + 1 which of 32 kinds of words (not pairs) fell
   * into it. Of all rows since the beginning; empty where `tally` was not asked for.
   */
  readonly tally: Uint32Array;
  /** Adds a document's row. No pair of words reaches from one part into the next. Lone surrogates count as U+FFFD. */
  add(parts: readonly string[]): void;
  /** The same of UTF-8; what is none counts as U+FFFD. */
  addBytes(parts: readonly Uint8Array[]): void;
  /** The rows so far, valid until the next is added. */
  view(): SparseRows;
  /** Forgets the rows, not the tally, and keeps their memory. */
  clear(): void;
}

/** Where rows are to be, and how many entries they are expected to have. */
export interface TermRowsRoom {
  readonly memory?: KernelMemory;
  readonly entries?: number;
}
