import type { WordVectors } from '@classmark/embeddings';
import type { Contribution, Learner, LearnerDocument } from '@classmark/learner';
import { countWords } from '../features/count-words.js';
import { parseParameters } from '../parameters.js';
import { hashWordVectors } from '../vectors/hash-word-vectors.js';
import { decodeCnnWeights, encodeCnnWeights } from './codec.js';
import { fitCnn } from './fit.js';
import { type CnnParameters, cnnParameters } from './parameters.js';
import { settleCnn } from './settle.js';
import type { CnnWeights } from './weights.js';

/**
 * A convolutional network over the vectors of a document's words (Kim 2014), one sigmoid unit for each subject, all learnt
 * together.
 * @param wordVectors where the vectors of words begin; else at random
 */
export function createCnnLearner(wordVectors?: WordVectors): Learner<CnnParameters, CnnWeights> {
  const vectors = wordVectors ? hashWordVectors(wordVectors) : null;
  return {
    id: 'cnn',
    capabilities: { update: false, explain: true, resume: true },
    parseParameters: (input) => parseParameters(cnnParameters, input),
    settle: (corpus, subjects, parameters, context) => settleCnn(corpus, { subjects, vectors }, parameters, context),
    fit: (corpus, subjects, parameters, context) => fitCnn(corpus, { subjects, vectors }, parameters, context),
    decide,
    explain,
    countWords: ({ reader }, document) => countWords(document, (hash) => reader.knows(hash)),
    encode: encodeCnnWeights,
    decode: decodeCnnWeights,
  };
}

function decide(weights: CnnWeights, documents: readonly LearnerDocument[]): Float64Array {
  const { network, reader, mostWords } = weights;
  const scores = new Float64Array(documents.length * network.subjects);
  const scorer = weights.scorer();
  for (const [i, document] of documents.entries()) {
    scores.set(scorer.score(reader.read(document, mostWords)), i * network.subjects);
  }
  return scores;
}

/** By how much the score falls where a word is left blank (occlusion); these do not sum to the score. */
function explain(weights: CnnWeights, document: LearnerDocument, subject: number): Contribution[] {
  const { reader, mostWords } = weights;
  const names = reader.names(document);
  const lower = weights.scorer().occlude(reader.read(document, mostWords), subject);
  return Array.from(lower, ([place, contribution]) => ({ term: names.get(place) ?? '', contribution }))
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.term < b.term ? -1 : 1));
}
