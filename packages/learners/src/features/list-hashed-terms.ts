import type { LearnerDocument } from '@classmark/learner';
import { hashRun, listBlockTerms, listTerms, type TermOptions } from '@classmark/text';
import { partsOf } from './parts.js';

/** An occurrence of a term, with its unmasked hash; of a run of characters the word that it lies in. */
export interface HashedTerm {
  readonly term: string;
  readonly hash: number;
  readonly kind: 'word' | 'pair' | 'run';
}

const characters = { source: 'both', kind: 'characters', stopWords: 'none', weight: 1 } as const;

/** Every occurrence of a document's terms. For people and single documents, not for training. */
export function listHashedTerms(document: LearnerDocument, options: TermOptions): HashedTerm[] {
  const terms = partsOf(document).flatMap((part) => listTerms(part.normalize('NFC'), options));
  const listed = terms.map(
    ({ term, hash }): HashedTerm => ({ term, hash, kind: term.includes(' ') ? 'pair' : 'word' }),
  );
  if (options.characters !== true) return listed;
  const runs = listBlockTerms(characters, document);
  return [...listed, ...runs.map(({ term, hash }): HashedTerm => ({ term, hash: hashRun(hash), kind: 'run' }))];
}
