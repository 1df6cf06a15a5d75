import type { Learner } from '@classmark/learner';
import { linearScoring } from '../linear-scoring/scoring.js';
import type { LinearWeights } from '../linear-scoring/weights.js';
import { parseParameters } from '../parameters.js';
import { fitLinearTf } from './fit.js';
import { type LinearTfParameters, linearTfParameters } from './parameters.js';
import { settleLinearTf } from './settle.js';
import type { LoadTensorFlow } from './tensorflow-backend.js';

/**
 * Hashed word tf-idf and one sigmoid unit per subject, fitted together by TensorFlow.js. TensorFlow is loaded for the
 * first fit; everything else needs none.
 */
export function createLinearTfLearner(loadTensorFlow: LoadTensorFlow): Learner<LinearTfParameters, LinearWeights> {
  return {
    id: 'linear-tf',
    parseParameters: (input) => parseParameters(linearTfParameters, input),
    settle: settleLinearTf,
    fit: async (corpus, subjects, parameters, context) => {
      const backend = await loadTensorFlow();
      const settled = await settleLinearTf(corpus, subjects, parameters, context);
      return fitLinearTf(backend, { corpus, subjects }, settled, context);
    },
    ...linearScoring,
  };
}
