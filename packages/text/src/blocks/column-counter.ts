import type { DocumentTexts } from './document-texts.js';

/** How often a document's terms occur, by the columns that rows have within a block. */
export interface ColumnCounter {
  /** Of the last document: distinct columns in order of first use. Only the first `size` are its. */
  readonly columns: Uint32Array;
  /** How often each of `columns` occurs. */
  readonly counts: Float32Array;
  readonly size: number;
  count(document: DocumentTexts): void;
}
