import type { LearnerDocument } from '@classmark/learner';
import type { LinearWeights } from './weights.js';

/** Raw scores `[documents, subjects]`; a document scores the same alone and among others. */
export function decideLinear(weights: LinearWeights, documents: readonly LearnerDocument[]): Float64Array {
  const subjects = weights.intercepts.length;
  const scores = new Float64Array(documents.length * subjects);
  for (const [i, document] of documents.entries()) addDocument(weights, document, scores, i * subjects);
  return scores;
}

function addDocument(
  { row, byColumn, intercepts }: LinearWeights,
  document: LearnerDocument,
  scores: Float64Array,
  offset: number,
): void {
  const { starts, subjects, weights } = byColumn;
  scores.set(intercepts, offset);
  row.fill(document);
  const { size, columns, values } = row;
  for (let i = 0; i < size; i++) {
    const column = columns[i] ?? 0;
    const value = values[i] ?? 0;
    const end = starts[column + 1] ?? 0;
    for (let e = starts[column] ?? 0; e < end; e++) {
      const at = offset + (subjects[e] ?? 0);
      scores[at] = (scores[at] ?? 0) + (weights[e] ?? 0) * value;
    }
  }
}
