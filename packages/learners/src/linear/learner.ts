import type { Learner } from '@classmark/learner';
import { parseParameters } from '../parameters.js';
import { fitLinear } from './fit.js';
import { type LinearParameters, linearParameters } from './parameters.js';
import { linearScoring } from './scoring.js';
import type { LinearWeights } from './weights.js';

/** Hashed word 1–2-gram tf-idf and one linear classifier per subject, learnt by stochastic gradient descent. */
export const linearLearner: Learner<LinearParameters, LinearWeights> = {
  id: 'linear',
  parseParameters: (input) => parseParameters(linearParameters, input),
  fit: fitLinear,
  ...linearScoring,
};
