import type { Contribution, LearnerDocument } from '@classmark/learner';
import { listContributions, sumWhole } from '../features/contributions.js';
import type { LinearWeights } from './weights.js';

/** Every term that moved the subject's score; with the intercept, and what a vector's centre takes away, they sum to it. */
export function explainLinear(weights: LinearWeights, document: LearnerDocument, subject: number): Contribution[] {
  return listContributions(document, weights.row, weightsOf(weights, subject));
}

/** What an encoder's vector adds to the subject's score; null where there is none. */
export function explainWhole(weights: LinearWeights, document: LearnerDocument, subject: number): number | null {
  return sumWhole(document, weights.row, weightsOf(weights, subject));
}

function weightsOf({ byColumn }: LinearWeights, subject: number): (column: number) => number {
  const { starts, subjects, weights } = byColumn;
  return (column) => {
    const end = starts[column + 1];
    for (let e = starts[column]; e < end; e++) if (subjects[e] === subject) return weights[e];
    return 0;
  };
}
