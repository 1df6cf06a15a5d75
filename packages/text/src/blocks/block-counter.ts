import type { SparseRows } from '@classmark/math';
import { createTermRows } from '../create-term-rows.js';
import { type FeatureBlock, textsOf } from './feature-blocks.js';
import { PlainBlockCounter } from './plain-block-counter.js';

/** A document's texts. */
export interface DocumentTexts {
  readonly title: string;
  readonly text: string;
}

/** Counts a block's terms: rows of whole hashes, in order of first use, and counts. */
export interface BlockCounter {
  /** Adds a document's row. */
  add(document: DocumentTexts): void;
  /** The rows so far, valid until the next is added. */
  view(): SparseRows;
  /** Forgets the rows, and keeps their memory. */
  clear(): void;
}

/** All 32 bits: two terms of a block do not share a column, but by a chance of some 1 in 10,000 for each unknown one. */
const hashBits = 32;

export function createBlockCounter(block: FeatureBlock): BlockCounter {
  if (block.kind !== 'words') return new PlainBlockCounter(block);
  const { stopWords } = block;
  const rows = createTermRows({ bits: hashBits, maxWords: 1, stopWords, weighting: 'count', unitLength: false });
  return {
    add: (document) => rows.add(textsOf(block, document)),
    view: () => rows.view(),
    clear: () => rows.clear(),
  };
}
