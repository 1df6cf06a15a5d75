/** How much each word counts in the mean that stands for a document. */
export const vectorWeightings = ['mean', 'tf-idf', 'sif'] as const;
export type VectorWeighting = (typeof vectorWeightings)[number];

/** Vectors of words by their whole hashes. */
export interface HashedVectors {
  readonly dimensions: number;
  /** Distinct. */
  readonly hashes: Uint32Array;
  /** `[hashes, dimensions]` */
  readonly vectors: Float32Array;
}

/**
 * What makes a vector of a document: the mean of its words' vectors, each counted by its factor, less the mean over the
 * training documents, brought to the length `weight`; zeros where no word is known.
 */
export interface VectorModel extends HashedVectors {
  readonly weighting: VectorWeighting;
  readonly weight: number;
  /** `[hashes]` */
  readonly factors: Float32Array;
  /** `[dimensions]` */
  readonly centre: Float32Array;
}
