import type { SparseRows } from '@classmark/math';
import { createTermRows } from '../create-term-rows.js';
import type { FeatureBlock } from './feature-blocks.js';

/** A document's texts, of one kind. */
export interface DocumentTexts<Text> {
  readonly title: Text;
  readonly text: Text;
}

/** Counts a block's terms: rows of whole hashes, in order of first use, and counts. */
export interface BlockCounter {
  /** Adds a document's row. */
  add(document: DocumentTexts<string>): void;
  /** The rows so far, valid until the next is added. */
  view(): SparseRows;
  /** Forgets the rows, and keeps their memory. */
  clear(): void;
}

/** All 32 bits: two terms never share a column, but by a chance of some 1 in 10,000,000 for each unknown one. */
const hashBits = 32;

export function createBlockCounter(block: FeatureBlock): BlockCounter {
  const { stopWords } = block;
  const rows = createTermRows({ bits: hashBits, maxWords: 1, stopWords, weighting: 'count', unitLength: false });
  return {
    add: (document) => rows.add(textsOf(block, document)),
    view: () => rows.view(),
    clear: () => rows.clear(),
  };
}

/** What a block reads of a document. No pair of words reaches from one into the next. */
export function textsOf<Text>({ source }: FeatureBlock, { title, text }: DocumentTexts<Text>): readonly Text[] {
  if (source === 'title') return [title];
  return source === 'text' ? [text] : [title, text];
}
