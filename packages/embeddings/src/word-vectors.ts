/** Words and their vectors, the most frequent word first. */
export interface WordVectors {
  readonly words: readonly string[];
  readonly dimensions: number;
  /** `[words, dimensions]` */
  readonly vectors: Float32Array;
}

/** How many words a model carries vectors of: more are in few texts, and each costs four bytes a dimension. */
export const mostCarriedWords = 200_000;
