import * as z from 'zod';
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
    /** Columns that occur in fewer documents are left out; auto: 1 up to 2,000 documents, else 2. */
    minDocuments: autoOrWholeNumber(1, 1_000).default('auto'),
  };
}

/** The least number of documents that a column must occur in. */
export function leastDocuments(minDocuments: 'auto' | number, documents: number): number {
  if (minDocuments !== 'auto') return minDocuments;
  return documents <= 2_000 ? 1 : 2;
}
