import { NO, type ScoredLabels, YES } from './label-matrix.js';

/** Mean probability that the cells with a label have of it: how sure one is of it where it is given. */
function usualConfidence({ labels, scores }: ScoredLabels, label: typeof YES | typeof NO): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== label) continue;
    const p = scores[i] ?? 0;
    sum += label === YES ? p : 1 - p;
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}

/**
 * Finds one subject's labels that are probably wrong: the other label is likelier, and at least as likely as it usually
 * is where it is given (confident learning: Northcutt, Jiang & Chuang 2021, the off-diagonal of the confident joint).
 * @param unseen probabilities by models and calibrations that had not seen the cells
 * @returns their indices
 */
export function findLabelErrors(unseen: ScoredLabels): number[] {
  const { labels, scores } = unseen;
  const leastYes = Math.max(0.5, usualConfidence(unseen, YES));
  const leastNo = Math.max(0.5, usualConfidence(unseen, NO));
  const errors: number[] = [];
  for (let index = 0; index < labels.length; index++) {
    const p = scores[index] ?? 0;
    const [probability, least] = labels[index] === YES ? [1 - p, leastNo] : [p, leastYes];
    if (probability > 0.5 && probability >= least) errors.push(index);
  }
  return errors;
}
