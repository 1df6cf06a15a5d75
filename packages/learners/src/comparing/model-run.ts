import type { Evaluation } from '../training/evaluation.js';
import type { ScoredTest } from '../training/score-test.js';

/** A model trained on a split's training documents and measured on its test documents. */
export interface ModelRun {
  readonly model: string;
  readonly subjects: readonly string[];
  readonly trainingDocuments: number;
  readonly evaluation: Evaluation;
  readonly tested: ScoredTest;
}
