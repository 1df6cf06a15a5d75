import type { LearnerDocument, WordCounts } from '@classmark/learner';
import { counterFor } from './hashed-counter.js';
import { addDocument } from './parts.js';

/** Columns are whole hashes, so that each word has its own. */
const eachWord = { bits: 32, maxWords: 1, stopWords: 'none' } as const;

/** @param isKnown told a word's hash, a signed 32-bit integer */
export function countWords(document: LearnerDocument, isKnown: (hash: number) => boolean): WordCounts {
  const counter = counterFor(eachWord);
  counter.clear();
  addDocument(counter, document);
  const { indices } = counter.view();
  let known = 0;
  for (let i = 0; i < indices.length; i++) if (isKnown(indices[i] | 0)) known += 1;
  return { all: indices.length, known };
}
