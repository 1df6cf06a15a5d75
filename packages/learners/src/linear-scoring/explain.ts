import type { Contribution, LearnerDocument } from '@classmark/learner';
import { listContributions } from '../features/contributions.js';
import type { LinearWeights } from './weights.js';

/** Every term that moved the subject's score; with the intercept, and what a vector's centre takes away, they sum to it. */
export function explainLinear(weights: LinearWeights, document: LearnerDocument, subject: number): Contribution[] {
  const { starts, subjects, weights: values } = weights.byColumn;
  const weightOf = (column: number): number => {
    const end = starts[column + 1];
    for (let e = starts[column]; e < end; e++) if (subjects[e] === subject) return values[e];
    return 0;
  };
  return listContributions(document, weights.row, weightOf);
}
