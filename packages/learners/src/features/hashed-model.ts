import type { KeptColumns, TermOptions } from '@classmark/text';

/** A term's value by its count in the document: the count, 1 + its logarithm, or that times the inverse frequency. */
export const weightings = ['count', 'log-count', 'tf-idf'] as const;
export type Weighting = (typeof weightings)[number];

/** Fitted features over hashed words, pairs of neighbours, and runs of characters. Rows have length 1. */
export interface HashedModel extends Required<TermOptions> {
  readonly weighting: Weighting;
  /** Documents that frequencies were counted over; 0 where none were counted. */
  readonly documents: number;
  /** The hashed columns that rows have, ascending; their places here are the columns of rows. */
  readonly buckets: Uint32Array;
  /** `[buckets]`: in how many documents each occurred; empty unless the weighting is tf-idf. */
  readonly frequencies: Uint32Array;
  /**
   * `[buckets]`: which of 32 kinds of words fell into the column. An unknown word that shares a known one's column is
   * told from it by this, but for one in 32.
   */
  readonly wordMarks: Uint32Array;
  /** Whether a row's length is that of all its terms, and not of those in `buckets` alone. */
  readonly isOpen: boolean;
}

/** Smooth inverse document frequencies by column; none where values do not depend on them. */
export function inverseFrequencies({ weighting, documents, frequencies }: HashedModel): Float64Array | null {
  if (weighting !== 'tf-idf') return null;
  return Float64Array.from(frequencies, (frequency) => Math.log((1 + documents) / (1 + frequency)) + 1);
}

/** The columns that rows are to have; undefined for all hashed ones. */
export function keptColumns(model: HashedModel): KeptColumns | undefined {
  if (model.isOpen) return undefined;
  const { buckets } = model;
  const factors = inverseFrequencies(model) ?? new Float64Array(buckets.length).fill(1);
  return { buckets, factors: Float32Array.from(factors) };
}

/** Which kinds of words a hash is one of, as `wordMarks` has them. */
export function wordMarkOf(hash: number): number {
  return 1 << (hash >>> 27);
}

/** The place of a hashed column among ascending ones, or -1. */
export function placeOfBucket(buckets: Uint32Array, bucket: number): number {
  let [low, high] = [0, buckets.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (buckets[middle] < bucket) low = middle + 1;
    else high = middle;
  }
  return buckets[low] === bucket ? low : -1;
}
