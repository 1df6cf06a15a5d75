import type { PredictionState } from './prediction-state.js';

/** A classifier's probability that a document has a subject. At most one a document and subject. */
export interface Prediction {
  readonly documentId: bigint;
  readonly subjectId: number;
  readonly versionId: number;
  readonly probability: number;
  /** Distance to the nearest threshold. */
  readonly margin: number;
  readonly state: PredictionState;
}
