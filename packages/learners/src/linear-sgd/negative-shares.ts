import type { CountedLabels } from '@classmark/learner';
import { negativeShare } from '../imbalance/undersampling.js';
import type { LinearParameters } from './parameters.js';

/** `[subjects]`: the share of each subject's negatives that is learnt. */
export function negativeShares({ classWeights, negatives }: LinearParameters, counted: CountedLabels): Float64Array {
  return Float64Array.from(counted.positives, (positives, subject) =>
    classWeights === 'undersample' ? negativeShare(negatives, { positives, all: counted.negatives[subject] }) : 1,
  );
}
