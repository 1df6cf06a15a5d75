import type { DocumentScorer, FeatureRow } from '../features/feature-row.js';
import type { ColumnWeights } from './column-weights.js';

/** A fitted linear one-vs-rest classifier: score = intercept + row · weights, per subject. */
export interface LinearWeights {
  /** `[subjects]` */
  readonly intercepts: Float64Array;
  readonly byColumn: ColumnWeights;
  /** Fitted features; overwritten with every document. */
  readonly row: FeatureRow;
  /** By `row` and `byColumn`. */
  readonly score: DocumentScorer;
}

export function createLinearWeights(row: FeatureRow, intercepts: Float64Array, byColumn: ColumnWeights): LinearWeights {
  return { row, intercepts, byColumn, score: row.createScorer(byColumn) };
}
