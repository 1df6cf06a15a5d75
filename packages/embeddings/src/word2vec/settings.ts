export const architectures = ['skip-gram', 'cbow'] as const;

/** How word vectors are learnt (Mikolov et al. 2013). */
export interface Word2VecSettings {
  /** Skip-gram foretells a word from each of its neighbours, cbow from their mean. */
  readonly architecture: (typeof architectures)[number];
  readonly dimensions: number;
  /** Neighbours on either side, at the most: each time up to so many are drawn. */
  readonly window: number;
  /** Words drawn beside each that is foretold. */
  readonly negatives: number;
  /** Words of a larger share of the text are partly left out; 0: none. */
  readonly sample: number;
  readonly epochs: number;
  /** Falls to a 250th of it. */
  readonly rate: number;
  readonly seed: number;
}

export const defaultWord2Vec: Word2VecSettings = {
  architecture: 'skip-gram',
  dimensions: 100,
  window: 5,
  negatives: 5,
  sample: 0.001,
  epochs: 5,
  rate: 0.025,
  seed: 1,
};
