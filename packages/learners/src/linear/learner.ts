import type { WordVectors } from '@classmark/embeddings';
import type { Learner } from '@classmark/learner';
import { linearScoring } from '../linear-scoring/scoring.js';
import type { LinearWeights } from '../linear-scoring/weights.js';
import { parseParameters } from '../parameters.js';
import type { EncoderMark } from '../vectors/encoded-vector.js';
import { hashWordVectors } from '../vectors/hash-word-vectors.js';
import { createLinearFit, type VectorOrigin } from './fit.js';
import { type LinearParameters, linearParameters } from './parameters.js';
import { settleLinear } from './settle.js';

/** The weight that is settled on where vectors are given. */
const usualWeights = { words: 0.7, encoder: 0.5 } as const;

/** What vectors of documents are made of: of words, or by an encoder that documents come with the vectors of. */
export interface DocumentVectors {
  readonly wordVectors?: WordVectors;
  readonly encoder?: EncoderMark;
}

const usualWeightOf = (origin: VectorOrigin): number => ('words' in origin ? usualWeights.words : usualWeights.encoder);

function originOf({ wordVectors, encoder }: DocumentVectors): VectorOrigin | null {
  if (encoder !== undefined) return { encoder };
  return wordVectors === undefined ? null : { words: hashWordVectors(wordVectors) };
}

/**
 * Words, pairs and characters in blocks, and one linear classifier per subject, learnt to its optimum in memory.
 * @param vectors what a document's vector is made of, as one more block; models carry what they need of it
 */
export function createLinearLearner(vectors: DocumentVectors = {}): Learner<LinearParameters, LinearWeights> {
  const origin = originOf(vectors);
  return {
    id: 'linear',
    parseParameters: (input) => parseParameters(linearParameters, input),
    settle: (corpus, subjects, parameters, context) => {
      const isOpen = origin !== null && parameters.vectorWeight === 'auto';
      const own = isOpen ? { ...parameters, vectorWeight: usualWeightOf(origin) } : parameters;
      return settleLinear(corpus, subjects, own, context);
    },
    fit: createLinearFit(origin),
    ...linearScoring,
  };
}

export const linearLearner = createLinearLearner();
