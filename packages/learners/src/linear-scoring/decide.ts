import type { LearnerDocument } from '@classmark/learner';
import type { LinearWeights } from './weights.js';

/** Raw scores `[documents, subjects]`; a document scores the same alone and among others. */
export function decideLinear(
  { intercepts, score }: LinearWeights,
  documents: readonly LearnerDocument[],
): Float64Array {
  const subjects = intercepts.length;
  const scores = new Float64Array(documents.length * subjects);
  for (const [i, document] of documents.entries()) {
    const own = scores.subarray(i * subjects, (i + 1) * subjects);
    own.set(intercepts);
    score(document, own);
  }
  return scores;
}
