import type { EncodedWeights, LearnerDocument } from '@classmark/learner';
import type { TermShare } from '../features/feature-row.js';

/** Fitted: gives the vector that stands behind a document's row. */
export interface VectorSource {
  readonly dimensions: number;
  /** Whether it stands for a text as a whole, in which words can't be told apart. */
  readonly isWhole: boolean;
  /** Whether a word counts in vectors by itself. */
  knows(hash: number): boolean;
  /** `[dimensions]` */
  vectorOf(document: LearnerDocument): Float64Array;
  /**
   * What words add to the vector times some weights; nothing where they can't be told apart.
   * @param weights `[dimensions]`
   */
  listShares(document: LearnerDocument, weights: Float64Array): TermShare[];
  encode(): EncodedWeights;
}

/** What was fitted, and the training documents' vectors `[documents, dimensions]`. */
export interface FittedVectors {
  readonly source: VectorSource;
  readonly rows: Float32Array;
}

/** Reads documents one by one, and makes vectors of all when they are read. */
export interface VectorFitting {
  add(document: LearnerDocument): void;
  finish(): FittedVectors;
}
