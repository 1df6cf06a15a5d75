import { noLabel, type ScoredLabels, yesLabel } from './label-matrix.js';

/** Mean probability that the cells with a label have of it: how sure one is of it where it is given. */
function usualConfidence({ labels, scores }: ScoredLabels, label: typeof yesLabel | typeof noLabel): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== label) continue;
    const p = scores[i];
    sum += label === yesLabel ? p : 1 - p;
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}

/** Scores speak against a label where they multiply the odds of the other by this: where they say nothing, none is wrong. */
const leastBayesFactor = 10;

const odds = (p: number): number => p / (1 - p);

/**
 * Finds one subject's labels that are probably wrong: the other label is likelier, at least as likely as it usually is
 * where it is given (confident learning: Northcutt, Jiang & Chuang 2021, the off-diagonal of the confident joint), and
 * much likelier than before the scores were known.
 * @param unseen probabilities by models and calibrations that had not seen the cells
 * @returns their indices
 */
export function findLabelErrors(unseen: ScoredLabels): number[] {
  const { labels, scores } = unseen;
  const prior = odds(labels.reduce((sum, label) => sum + label, 0) / labels.length);
  const leastYes = Math.max(0.5, usualConfidence(unseen, yesLabel));
  const leastNo = Math.max(0.5, usualConfidence(unseen, noLabel));
  const errors: number[] = [];
  for (let index = 0; index < labels.length; index++) {
    const p = scores[index];
    const [other, least] = labels[index] === yesLabel ? [1 - p, leastNo] : [p, leastYes];
    const bayesFactor = labels[index] === yesLabel ? prior / odds(p) : odds(p) / prior;
    if (other > 0.5 && other >= least && bayesFactor >= leastBayesFactor) errors.push(index);
  }
  return errors;
}
