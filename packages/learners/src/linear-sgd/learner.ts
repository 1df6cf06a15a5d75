import { ArtefactError, type EncodedWeights, type Learner } from '@classmark/learner';
import { HashedRow } from '../features/hashed-row.js';
import { decodeLinearWeights } from '../linear-scoring/codec.js';
import { linearScoring } from '../linear-scoring/scoring.js';
import { createLinearWeights, type LinearWeights } from '../linear-scoring/weights.js';
import { parseParameters } from '../parameters.js';
import { fitLinearSgd } from './fit.js';
import { type LinearParameters, linearParameters } from './parameters.js';
import { settleLinearSgd } from './settle.js';
import { updateLinearSgd } from './update.js';

/** Hashed words and word pairs, and one linear classifier per subject, learnt by stochastic gradient descent. */
export const linearSgdLearner: Learner<LinearParameters, LinearWeights<HashedRow>> = {
  ...linearScoring,
  id: 'linear-sgd',
  capabilities: { update: true, explain: true, resume: true },
  parseParameters: (input) => parseParameters(linearParameters, input),
  settle: settleLinearSgd,
  fit: fitLinearSgd,
  update: updateLinearSgd,
  decode,
};

function decode(encoded: EncodedWeights): LinearWeights<HashedRow> {
  const { row, intercepts, byColumn } = decodeLinearWeights(encoded);
  if (!(row instanceof HashedRow)) throw new ArtefactError('The features are not those of the learner "linear-sgd".');
  return createLinearWeights(row, intercepts, byColumn);
}
