import type { Learner } from '@classmark/learner';

/** A learner with its parameters, checked. */
export interface LearnerSetting {
  readonly learner: Learner;
  readonly parameters: unknown;
  /**
   * Whether it stays only where the log loss is lower than that of what was tried before by more than chance: it makes
   * models larger and slower.
   */
  readonly mustConvince?: boolean;
}

/** What a recipe is chosen by: the labelled documents. */
export interface CorpusSize {
  readonly documents: number;
  /** That can be learnt. */
  readonly subjects: number;
  /** Of titles and texts; null where the corpus is streamed. */
  readonly characters: number | null;
}

/** How a model is trained, before it is known on what. */
export interface Recipe {
  /** What is tried, of which the best by out-of-fold log loss stays; the first where the corpus is streamed. */
  readonly listSettings: (size: CorpusSize) => Promise<readonly [LearnerSetting, ...LearnerSetting[]]>;
  /** How often the corpus is dealt into folds, for the scores to be averaged; once if it isn't said. */
  readonly countFoldings?: (size: CorpusSize) => number;
  /** Numbers of the vectors that it is given, of word vectors or an encoder. */
  readonly vectorDimensions?: number;
  /** How documents are given subjects for F1: at the best calibrated probability, or where the raw score is over 0. */
  readonly f1Rule: 'calibrated' | 'sign';
}
