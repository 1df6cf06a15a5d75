import { listTerms } from '../terms.js';
import { hashCharacterRuns } from './character-runs.js';
import type { DocumentTexts } from './document-texts.js';
import { type FeatureBlock, textsOf } from './feature-blocks.js';

/** An occurrence of a term; of a run of characters the word that it lies in. For people, not for training. */
export interface BlockTerm {
  readonly term: string;
  readonly hash: number;
}

/** Every occurrence of a block's terms in a document, with their whole hashes. */
export function listBlockTerms(block: FeatureBlock, document: DocumentTexts): BlockTerm[] {
  return textsOf(block, document).flatMap((text) => listOf(block, text.normalize('NFC')));
}

function listOf({ kind, stopWords }: FeatureBlock, text: string): BlockTerm[] {
  const terms = listTerms(text, { bits: 10, maxWords: kind === 'pairs' ? 2 : 1, stopWords });
  if (kind === 'characters') {
    return terms.flatMap(({ term }) => Array.from(hashCharacterRuns(term), (hash) => ({ term, hash })));
  }
  return terms
    .filter(({ term }) => kind === 'words' || term.includes(' '))
    .map(({ term, hash }) => ({ term, hash: hash >>> 0 }));
}
