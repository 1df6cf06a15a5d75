import { calibrate, findRivals, rivalOf, UNKNOWN, YES } from '@classmark/evaluation';
import type { ChosenThresholds } from './calibrate-subjects.js';
import type { UnseenScores } from './out-of-fold.js';

/** The log loss of unseen documents' calibrated probabilities, summed over all known cells: recipes compare by it. */
export function unseenLogLoss(
  { truth, scores }: UnseenScores,
  chosen: readonly Pick<ChosenThresholds, 'calibration'>[],
): number {
  const { subjects } = truth;
  const rivals = findRivals(scores, subjects);
  let loss = 0;
  for (let document = 0; document < truth.documents; document++) {
    for (const [subject, { calibration }] of chosen.entries()) {
      const cell = document * subjects + subject;
      const score = scores[cell] ?? Number.NaN;
      const label = truth.cells[cell] ?? UNKNOWN;
      if (label === UNKNOWN || Number.isNaN(score)) continue;
      const probability = calibrate(calibration, score, rivalOf(rivals, document, subject));
      loss -= Math.log(Math.max(Number.EPSILON, label === YES ? probability : 1 - probability));
    }
  }
  return loss;
}
