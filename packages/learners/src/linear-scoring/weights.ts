import type { FeatureRow, ScoreDocument } from '../features/feature-row.js';
import type { ColumnWeights } from './column-weights.js';

/** A fitted linear one-vs-rest classifier: score = intercept + row · weights, per subject. */
export interface LinearWeights<Row extends FeatureRow = FeatureRow> {
  /** `[subjects]` */
  readonly intercepts: Float64Array;
  readonly byColumn: ColumnWeights;
  /** Fitted features; overwritten with every document. */
  readonly row: Row;
  /** By `row` and `byColumn`. */
  readonly score: ScoreDocument;
}

export function createLinearWeights<Row extends FeatureRow>(
  row: Row,
  intercepts: Float64Array,
  byColumn: ColumnWeights,
): LinearWeights<Row> {
  return { row, intercepts, byColumn, score: row.createScorer(byColumn, intercepts.length) };
}
