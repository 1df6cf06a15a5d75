import type { Learner } from '@classmark/learner';
import { partsOf } from '../features/survey.js';
import { parseParameters } from '../parameters.js';
import { decodeLinearWeights, encodeLinearWeights } from './codec.js';
import { decideLinear } from './decide.js';
import { explainLinear } from './explain.js';
import { fitLinear } from './fit.js';
import { type LinearParameters, linearParameters } from './parameters.js';
import type { LinearWeights } from './weights.js';

/** Hashed word 1–2-gram tf-idf and one linear classifier per subject, learnt by stochastic gradient descent. */
export const linearLearner: Learner<LinearParameters, LinearWeights> = {
  id: 'linear',
  capabilities: { update: false, explain: true },
  parseParameters: (input) => parseParameters(linearParameters, input),
  fit: fitLinear,
  decide: decideLinear,
  explain: explainLinear,
  countKnownWords: ({ row }, document) => {
    row.fill(partsOf(document));
    return row.knownWords;
  },
  encode: encodeLinearWeights,
  decode: decodeLinearWeights,
};
