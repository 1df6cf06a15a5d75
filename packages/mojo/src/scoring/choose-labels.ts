import type { ModelHeader } from '../model/model.js';
import { breakTie } from './break-tie.js';
import type { InputRows, ScoredRows } from './scorer.js';

/** Undoes what balancing the classes did to the probabilities. */
export function correctBalance(model: ModelHeader, values: readonly Float64Array[], count: number): void {
  const { priorDistribution: prior, modelDistribution: trained } = model;
  if (!model.balanceClasses || prior === null || trained === null) return;
  for (let r = 0; r < count; r++) {
    let sum = 0;
    for (let k = 0; k < prior.length; k++) {
      if (prior[k] !== 0 && trained[k] !== 0) values[k][r] *= prior[k] / trained[k];
      sum += values[k][r];
    }
    if (sum > 0) for (let k = 0; k < prior.length; k++) values[k][r] /= sum;
  }
}

/** How an exact tie of more than two classes is broken. */
export type TieBreak = 'first' | 'drawn';

/** The label of each row: by the threshold of two classes, else the most probable. */
export function chooseLabels(model: ModelHeader, rows: InputRows, scores: ScoredRows, ties: TieBreak): void {
  const { values, indices } = scores;
  const { classCount, defaultThreshold } = model;
  if (classCount === 2) {
    for (let r = 0; r < rows.count; r++) indices[r] = values[1][r] >= defaultThreshold ? 1 : 0;
    return;
  }
  for (let r = 0; r < rows.count; r++) {
    let best = 0;
    let isTied = false;
    for (let k = 1; k < classCount; k++) {
      if (values[best][r] < values[k][r]) {
        best = k;
        isTied = false;
      } else if (values[best][r] === values[k][r]) isTied = true;
    }
    indices[r] = isTied && ties === 'drawn' ? breakTie(model, rows, r, values) : best;
  }
}
