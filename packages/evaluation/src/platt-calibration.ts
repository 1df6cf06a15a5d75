import type { ScoredLabels } from './label-matrix.js';

/** probability = 1 / (1 + exp(-(a × score + b))), a ≥ 0: a higher score never has a lower probability. */
export interface PlattCalibration {
  readonly kind: 'platt';
  readonly a: number;
  readonly b: number;
}

/** How raw scores become probabilities. */
export type Calibration = PlattCalibration;

export function calibrate({ a, b }: Calibration, score: number): number {
  return 1 / (1 + Math.exp(-(a * score + b)));
}

/** ln(1 + exp(z)) without overflow. */
function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** Log loss, gradient and Hessian in a and b for soft targets. */
function derivatives(scores: Float64Array, targets: Float64Array, { a, b }: { a: number; b: number }) {
  const sum = { ga: 0, gb: 0, haa: 0, hab: 0, hbb: 0 };
  for (const [i, score] of scores.entries()) {
    const p = 1 / (1 + Math.exp(-(a * score + b)));
    const error = p - (targets[i] ?? 0);
    const weight = p * (1 - p);
    sum.ga += error * score;
    sum.gb += error;
    sum.haa += weight * score * score;
    sum.hab += weight * score;
    sum.hbb += weight;
  }
  return sum;
}

function logLoss(scores: Float64Array, targets: Float64Array, { a, b }: { a: number; b: number }): number {
  let loss = 0;
  for (const [i, score] of scores.entries()) {
    const z = a * score + b;
    loss += softplus(z) - (targets[i] ?? 0) * z;
  }
  return loss;
}

const RIDGE = 1e-12;
const MAX_STEPS = 100;
const SMALLEST_STEP = 1e-10;

/** Newton's method with backtracking (Lin, Lin & Weng 2007, algorithm 1). */
function newton(scores: Float64Array, targets: Float64Array, start: { a: number; b: number }) {
  let at = start;
  let loss = logLoss(scores, targets, at);
  for (let i = 0; i < MAX_STEPS; i++) {
    const { ga, gb, haa, hab, hbb } = derivatives(scores, targets, at);
    if (Math.abs(ga) < 1e-7 && Math.abs(gb) < 1e-7) break;
    const determinant = (haa + RIDGE) * (hbb + RIDGE) - hab * hab;
    const da = -((hbb + RIDGE) * ga - hab * gb) / determinant;
    const db = -((haa + RIDGE) * gb - hab * ga) / determinant;
    const slope = ga * da + gb * db;
    let step = 1;
    while (step >= SMALLEST_STEP) {
      const next = { a: at.a + step * da, b: at.b + step * db };
      const nextLoss = logLoss(scores, targets, next);
      if (nextLoss < loss + 1e-4 * step * slope) {
        at = next;
        loss = nextLoss;
        break;
      }
      step /= 2;
    }
    if (step < SMALLEST_STEP) break;
  }
  return at;
}

/**
 * Platt's calibration on out-of-fold scores, with Lin's targets (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2) against
 * overconfidence. Where scores and labels run against each other, the share of yes is the probability of all.
 */
export function fitPlatt({ labels, scores }: ScoredLabels): PlattCalibration {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  const targets = Float64Array.from(labels, (label) => (label === 1 ? high : low));
  const prior = Math.log((positives + 1) / (negatives + 1));
  const { a, b } = newton(scores, targets, { a: 0, b: prior });
  return a > 0 ? { kind: 'platt', a, b } : { kind: 'platt', a: 0, b: prior };
}
