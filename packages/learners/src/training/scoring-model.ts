import type { Learner } from '@classmark/learner';
import type { Classifier } from './classifier.js';

/** Texts of fewer known words than nearly all training documents have are not what calibration is about. */
export interface KnownWordsFloor {
  /** Of a text's distinct words. */
  readonly share: number;
  readonly words: number;
}

/** What scores documents: weights, and a classifier for each subject, `[subjects]`. */
export interface ScoringModel<Weights = unknown> {
  readonly learner: Learner<unknown, Weights>;
  readonly weights: Weights;
  readonly classifiers: readonly Classifier[];
  /** Null in versions of before it was kept: then all texts are taken for reliable. */
  readonly knownWordsFloor: KnownWordsFloor | null;
}
