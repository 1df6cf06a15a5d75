import type { LearnerDocument } from '@classmark/learner';
import { partsOf } from '../features/parts.js';
import type { LinearWeights } from './weights.js';

/** Raw scores `[documents, subjects]`; a document scores the same alone and among others. */
export function decideLinear(weights: LinearWeights, documents: readonly LearnerDocument[]): Float64Array {
  const subjects = weights.intercepts.length;
  const scores = new Float64Array(documents.length * subjects);
  documents.forEach((document, i) => {
    const own = scores.subarray(i * subjects, (i + 1) * subjects);
    own.set(weights.intercepts);
    addRow(weights, document, own);
  });
  return scores;
}

function addRow({ row, byColumn }: LinearWeights, document: LearnerDocument, scores: Float64Array): void {
  const { starts, subjects, weights } = byColumn;
  row.fill(partsOf(document));
  for (let i = 0; i < row.size; i++) {
    const column = row.columns[i] ?? 0;
    const value = row.values[i] ?? 0;
    const end = starts[column + 1] ?? 0;
    for (let e = starts[column] ?? 0; e < end; e++) {
      const subject = subjects[e] ?? 0;
      scores[subject] = (scores[subject] ?? 0) + (weights[e] ?? 0) * value;
    }
  }
}
