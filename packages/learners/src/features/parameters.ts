import { z } from 'zod';
import { autoOrWholeNumber, oneOf, wholeNumber } from '../parameters.js';

/** What a learner over hashed tf-idf rows can be told about its features. */
export function featureParameters(defaults: {
  readonly bits: number;
  readonly mostBits: number;
  readonly maxWords: 1 | 2;
}) {
  return {
    /** Terms are hashed into 2^bits columns. */
    bits: wholeNumber(10, defaults.mostBits).default(defaults.bits),
    /** Words alone (1), or pairs of neighbours too (2). */
    maxWords: z.union([z.literal(1), z.literal(2)], 'must be 1 or 2').default(defaults.maxWords),
    stopWords: oneOf(['none', 'english']).default('none'),
    /** Runs of 3 to 5 characters within words beside the words (runs), or not (none); auto: where words say little. */
    characters: oneOf(['auto', 'none', 'runs']).default('auto'),
    /** Columns that occur in fewer documents are left out; auto: by the size of the corpus, from 1 to 10. */
    minDocuments: autoOrWholeNumber(1, 1_000).default('auto'),
  };
}

/** Up to so many documents nothing is to be lost. */
const fewDocuments = 2_000;

/**
 * The least number of documents that a column must occur in. In a large corpus strangers meet in nearly every hashed
 * column, so that a column of two documents says nothing; of few documents nothing is to be lost.
 */
export function leastDocuments(minDocuments: 'auto' | number, documents: number): number {
  if (minDocuments !== 'auto') return minDocuments;
  return documents <= fewDocuments ? 1 : Math.min(10, Math.max(3, Math.ceil(documents / 10_000)));
}
