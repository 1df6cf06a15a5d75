import { losses } from '@classmark/linear';
import { z } from 'zod';
import { imbalanceStrategies } from '../imbalance/strategies.js';
import { autoOrNumber, autoOrWholeNumber, numberWithin, oneOf, wholeNumber } from '../parameters.js';
import { vectorWeightings } from '../vectors/vector-model.js';

/** A weight of 0 leaves a block out; auto: by the corpus. */
const blockWeight = () => autoOrNumber(0, 10).default('auto');

export const linearParameters = z.strictObject({
  /** The title's words once more, as a block of their own; words of title and text together have weight 1. */
  titleWeight: blockWeight(),
  /** The words of the text's first thirty once more: what a text is about comes first. */
  leadWeight: blockWeight(),
  /** Pairs of neighbouring words. */
  pairWeight: blockWeight(),
  /** Runs of 3 to 5 characters within words. */
  characterWeight: blockWeight(),
  /** The document's vector, of word vectors (auto: .7) or of an encoder (auto: .5), where training is given either; else auto: 0. */
  vectorWeight: blockWeight(),
  /** Its words count by how often they occur (mean), by tf-idf, or by smooth inverse frequency (sif). */
  vectorWeighting: oneOf(vectorWeightings).default('tf-idf'),
  /** Words that are no features. */
  stopWords: oneOf(['none', 'english']).default('none'),
  /** Words that are left out before neighbours are paired. */
  pairStopWords: oneOf(['none', 'english']).default('english'),
  /** Words and pairs that occur in fewer documents are left out; auto: 1 in a small corpus, else 2. */
  minDocuments: autoOrWholeNumber(1, 1_000).default('auto'),
  /** The same of runs of characters; auto: as words where a number is given for these, else 2. */
  minCharacterDocuments: autoOrWholeNumber(1, 1_000).default('auto'),
  /** Terms that occur in more than this share of the documents are left out. */
  maxShare: numberWithin(0.01, 1).default(1),
  loss: oneOf(losses).default('squared-hinge'),
  /** The weight of the data against the penalty; auto: a half in a small corpus, else 1. */
  c: autoOrNumber(0.0001, 10_000).default('auto'),
  /** How much a second member counts, whose features are weighed for each subject by naive Bayes. 0: none. */
  bayesWeight: numberWithin(0, 1).default(0.5),
  /** The power of naive Bayes's weights. */
  bayesPower: numberWithin(0, 2).default(0.5),
  /** What is done about subjects that few documents have. Positives are made for subjects with 3 to 100. */
  imbalance: oneOf(imbalanceStrategies).default('threshold-moving'),
  /** A positive counts as much as the negatives there are to it, to this power; auto: 1 for class-weights, else 0. */
  balance: autoOrNumber(0, 1).default('auto'),
  /** With undersampling: how many negatives are learnt to a positive. */
  negatives: numberWithin(0.1, 1_000).default(10),
  /** With smote, noise and gan: how many positives are made to one. */
  synthetic: numberWithin(0, 100).default(5),
  /** The value of the intercept's column: the larger, the less the intercept is held down. 0: no intercept. */
  bias: numberWithin(0, 100).default(1),
  /** Learning ends when the gradients of all documents lie within so much of each other. */
  tolerance: numberWithin(0.000001, 1).default(0.1),
  /** Each subject keeps its largest weights, no more than so many; auto: as many as make 4 million of all subjects. */
  mostWeights: autoOrWholeNumber(1, 10_000_000).default('auto'),
  mostPasses: wholeNumber(1, 10_000).default(300),
});

export type LinearParameters = z.infer<typeof linearParameters>;

/** With what was left to the corpus settled. */
export type SettledParameters = LinearParameters & {
  readonly [Name in
    | 'titleWeight'
    | 'leadWeight'
    | 'pairWeight'
    | 'characterWeight'
    | 'vectorWeight'
    | 'minDocuments'
    | 'minCharacterDocuments'
    | 'balance'
    | 'c']: number;
};
