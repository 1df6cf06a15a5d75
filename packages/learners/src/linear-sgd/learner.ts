import type { Learner } from '@classmark/learner';
import { linearScoring } from '../linear-scoring/scoring.js';
import type { LinearWeights } from '../linear-scoring/weights.js';
import { parseParameters } from '../parameters.js';
import { fitLinearSgd } from './fit.js';
import { type LinearParameters, linearParameters } from './parameters.js';

/** Hashed words and word pairs, and one linear classifier per subject, learnt by stochastic gradient descent. */
export const linearSgdLearner: Learner<LinearParameters, LinearWeights> = {
  id: 'linear-sgd',
  parseParameters: (input) => parseParameters(linearParameters, input),
  fit: fitLinearSgd,
  ...linearScoring,
};
