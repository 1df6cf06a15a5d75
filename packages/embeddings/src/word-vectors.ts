/** Words and their vectors, the most frequent word first. */
export interface WordVectors {
  readonly words: readonly string[];
  readonly dimensions: number;
  /** `[words, dimensions]` */
  readonly vectors: Float32Array;
}
