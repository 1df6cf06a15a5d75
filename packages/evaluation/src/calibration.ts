import type { LogOdds } from './logistic-fit.js';

/** probability = 1 / (1 + exp(-z)), z = a × score + g × rival + b, a ≥ 0: a higher score never has a lower one. */
export interface PlattCalibration extends LogOdds {
  readonly kind: 'platt';
}

/**
 * Of Platt's probability q the log odds are below × ln(q) - above × ln(1 - q) + shift, below and above ≥ 0: two slopes,
 * one for each end (Kull, Silva Filho & Flach 2017).
 */
export interface BetaCalibration extends LogOdds {
  readonly kind: 'beta';
  readonly below: number;
  readonly above: number;
  readonly shift: number;
}

/** Probabilities by Platt's z, linear between the knots and level beyond them; both ascend. */
export interface IsotonicCalibration extends LogOdds {
  readonly kind: 'isotonic';
  readonly knots: readonly number[];
  readonly probabilities: readonly number[];
}

/**
 * How raw scores become probabilities. The rival is the best raw score among the other subjects; g is 0 where it says
 * nothing.
 */
export type Calibration = PlattCalibration | BetaCalibration | IsotonicCalibration;

/** The logistic function. */
function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** ln(1 + exp(z)) without overflow. */
export function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** The probability of a document's subject by its raw score and its rival's. */
export function calibrate(calibration: Calibration, score: number, rival: number): number {
  const z = calibration.a * score + calibration.g * rival + calibration.b;
  switch (calibration.kind) {
    case 'platt':
      return sigmoid(z);
    case 'beta':
      return sigmoid(calibration.above * softplus(z) - calibration.below * softplus(-z) + calibration.shift);
    case 'isotonic':
      return interpolate(calibration, z);
  }
}

function interpolate({ knots, probabilities }: IsotonicCalibration, z: number): number {
  let low = 0;
  let high = knots.length - 1;
  if (!(z > knots[low])) return probabilities[low];
  if (z >= knots[high]) return probabilities[high];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (knots[middle] <= z) low = middle;
    else high = middle;
  }
  const [from = 0, to = 0] = [knots[low], knots[high]];
  const [least = 0, most = 0] = [probabilities[low], probabilities[high]];
  return least + ((z - from) / (to - from)) * (most - least);
}
