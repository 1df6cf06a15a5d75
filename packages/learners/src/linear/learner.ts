import type { WordVectors } from '@classmark/embeddings';
import type { Learner } from '@classmark/learner';
import { linearScoring } from '../linear-scoring/scoring.js';
import type { LinearWeights } from '../linear-scoring/weights.js';
import { parseParameters } from '../parameters.js';
import { hashWordVectors } from '../vectors/hash-word-vectors.js';
import { createLinearFit } from './fit.js';
import { type LinearParameters, linearParameters } from './parameters.js';
import { settleLinear } from './settle.js';

/** The weight that is settled on where word vectors are given. */
const usualVectorWeight = 0.7;

/**
 * Words, pairs and characters in blocks, and one linear classifier per subject, learnt to its optimum in memory.
 * @param wordVectors what a document's vector is made of, as one more block; models carry what they need of it
 */
export function createLinearLearner(wordVectors?: WordVectors): Learner<LinearParameters, LinearWeights> {
  const words = wordVectors ? hashWordVectors(wordVectors) : null;
  return {
    id: 'linear',
    parseParameters: (input) => parseParameters(linearParameters, input),
    settle: (corpus, subjects, parameters, context) => {
      const isOpen = words !== null && parameters.vectorWeight === 'auto';
      const own = isOpen ? { ...parameters, vectorWeight: usualVectorWeight } : parameters;
      return settleLinear(corpus, subjects, own, context);
    },
    fit: createLinearFit(words),
    ...linearScoring,
  };
}

export const linearLearner = createLinearLearner();
