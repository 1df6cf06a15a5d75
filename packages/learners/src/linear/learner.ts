import type { Learner } from '@classmark/learner';
import { linearScoring } from '../linear-scoring/scoring.js';
import type { LinearWeights } from '../linear-scoring/weights.js';
import { parseParameters } from '../parameters.js';
import { fitLinear } from './fit.js';
import { type LinearParameters, linearParameters } from './parameters.js';
import { settleLinear } from './settle.js';

/** Words, pairs and characters in blocks, and one linear classifier per subject, learnt to its optimum in memory. */
export const linearLearner: Learner<LinearParameters, LinearWeights> = {
  id: 'linear',
  parseParameters: (input) => parseParameters(linearParameters, input),
  settle: settleLinear,
  fit: fitLinear,
  ...linearScoring,
};
