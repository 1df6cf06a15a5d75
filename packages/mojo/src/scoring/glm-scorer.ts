import type { GlmModel } from '../model/model.js';
import { chooseLabels } from './choose-labels.js';
import { LinearPredictor } from './linear-predictor.js';
import { glmMean } from './links.js';
import { type InputRows, type ScoredRows, type Scorer, Scratch } from './scorer.js';

function addOffsets(eta: Float64Array, { offsets, count }: InputRows): void {
  if (offsets !== null) for (let r = 0; r < count; r++) eta[r] += offsets[r];
}

const classNames = (count: number): string[] => Array.from({ length: count }, (_, k) => `p${k}`);

/** One predictor: the mean, or of two classes their probabilities. */
function createSingleScorer(model: GlmModel): Scorer {
  const mean = glmMean(model);
  const predictor = new LinearPredictor(model);
  const isBinomial = model.classCount === 2;
  const scratch = new Scratch();
  return {
    outputs: isBinomial ? ['p0', 'p1'] : ['value'],
    labels: isBinomial ? (model.response?.levels ?? null) : null,
    hasIndex: isBinomial,
    score(rows, scores) {
      const eta = scratch.take(rows.count);
      predictor.predict(0, { eta, rows, scores });
      addOffsets(eta, rows);
      const means = scores.values[isBinomial ? 1 : 0];
      for (let r = 0; r < rows.count; r++) means[r] = mean(eta[r]);
      if (!isBinomial) return;
      const others = scores.values[0];
      for (let r = 0; r < rows.count; r++) others[r] = 1 - means[r];
      chooseLabels(model, rows, scores, 'first');
    },
  };
}

/** Softmax of one predictor for each class. The reciprocal of the sum is what genmodel multiplies by. */
function scoreMultinomial({ values }: ScoredRows, count: number): void {
  for (let r = 0; r < count; r++) {
    let greatest = 0;
    for (const eta of values) if (eta[r] > greatest) greatest = eta[r];
    let sum = 0;
    for (const eta of values) {
      eta[r] = Math.exp(eta[r] - greatest);
      sum += eta[r];
    }
    const reciprocal = 1 / sum;
    for (const eta of values) eta[r] *= reciprocal;
  }
}

/** Differences of the cumulative probabilities of all classes but the last. */
function scoreOrdinal({ values }: ScoredRows, count: number): void {
  const last = values.length - 1;
  for (let r = 0; r < count; r++) {
    let below = 0;
    for (let k = 0; k < last; k++) {
      const cumulative = 1 / (1 + Math.exp(-values[k][r]));
      values[k][r] = cumulative - below;
      below = cumulative;
    }
    values[last][r] = 1 - below;
  }
}

function createClassScorer(model: GlmModel): Scorer {
  const predictor = new LinearPredictor(model);
  const perClass = model.coefficients.length / model.classCount;
  const isOrdinal = model.family === 'ordinal';
  return {
    outputs: classNames(model.classCount),
    labels: model.response?.levels ?? null,
    hasIndex: true,
    score(rows, scores) {
      for (const [k, eta] of scores.values.entries()) {
        predictor.predict(k * perClass, { eta, rows, scores });
        if (isOrdinal) addOffsets(eta, rows);
      }
      if (isOrdinal) scoreOrdinal(scores, rows.count);
      else scoreMultinomial(scores, rows.count);
      chooseLabels(model, rows, scores, 'first');
    },
  };
}

export function createGlmScorer(model: GlmModel): Scorer {
  return model.family === 'multinomial' || model.family === 'ordinal'
    ? createClassScorer(model)
    : createSingleScorer(model);
}
