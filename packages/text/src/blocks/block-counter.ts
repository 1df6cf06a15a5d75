import type { SparseRows } from '@classmark/math';
import type { DocumentTexts } from './document-texts.js';

/** Counts a block's terms: rows of whole hashes, in order of first use, and counts. */
export interface BlockCounter {
  /** Of all rows. */
  readonly entries: number;
  /** Adds a document's row. */
  add(document: DocumentTexts): void;
  /** The rows so far, valid until the next is added. */
  view(): SparseRows;
  /** Forgets the rows, and keeps their memory. */
  clear(): void;
}
