import type { EncodedWeights, LearnerDocument, WordCounts } from '@classmark/learner';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';

/** A term of a document, in a column of its row. */
export interface TermInRow {
  readonly term: string;
  readonly column: number;
  /** How often it occurs. */
  readonly count: number;
}

/** What a term adds to a score by something else than columns of its own. */
export interface TermShare {
  readonly term: string;
  readonly contribution: number;
}

/** Adds row · weights, in float64, to each subject's score of a document. */
export type ScoreDocument = (document: LearnerDocument, scores: Float64Array) => void;

/**
 * Fitted features, which make a document's row. After `fill`, the first `size` entries of `columns` and `values` are the
 * row; the next `fill` overwrites them.
 */
export interface FeatureRow {
  /** How many columns rows have. */
  readonly width: number;
  readonly size: number;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  fill(document: LearnerDocument): void;
  createScorer(weights: ColumnWeights, subjects: number): ScoreDocument;
  countWords(document: LearnerDocument): WordCounts;
  /** The terms that have columns, each once for each of its columns. */
  listTerms(document: LearnerDocument): TermInRow[];
  /** What terms add through the document's vector, where there is one. */
  listShares?(document: LearnerDocument, weightOf: (column: number) => number): TermShare[];
  /** Columns from here on stand for the text as a whole, so that no term is named for them; left out where none do. */
  readonly wholeFrom?: number;
  encode(): EncodedWeights;
}
