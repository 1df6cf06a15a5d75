import { z } from 'zod';
import { shareSchema } from '../metrics/share.js';

/** Versions of before the best other score was known have no g. */
const logOdds = { a: z.number().min(0), g: z.number().default(0), b: z.number() };

/** probability = 1 / (1 + exp(-z)), z = a × score + g × best other score + b, a ≥ 0: a higher score never has a lower one. */
const plattSchema = z.object({ kind: z.literal('platt'), ...logOdds }).readonly();
export type PlattCalibration = z.output<typeof plattSchema>;

/**
 * Of Platt's probability q the log odds are below × ln(q) - above × ln(1 - q) + shift, below and above ≥ 0: two slopes,
 * one for each end (Kull, Silva Filho & Flach 2017).
 */
const betaSchema = z
  .object({
    kind: z.literal('beta'),
    ...logOdds,
    below: z.number().min(0),
    above: z.number().min(0),
    shift: z.number(),
  })
  .readonly();
export type BetaCalibration = z.output<typeof betaSchema>;

/** Probabilities by Platt's z, linear between the knots and level beyond them; both ascend. */
const isotonicSchema = z
  .object({
    kind: z.literal('isotonic'),
    ...logOdds,
    knots: z.array(z.number()).min(1).readonly(),
    probabilities: z.array(shareSchema).min(1).readonly(),
  })
  .readonly();
export type IsotonicCalibration = z.output<typeof isotonicSchema>;

/**
 * How raw scores become probabilities. The second input is the best raw score among the
 * other subjects; g is 0 where it says nothing.
 */
export const calibrationSchema = z.discriminatedUnion('kind', [plattSchema, betaSchema, isotonicSchema]);
export type Calibration = z.output<typeof calibrationSchema>;

/** The logistic function. */
function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** ln(1 + exp(z)) without overflow. */
export function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** The probability of a document's subject by its raw score and the best other one. */
export function calibrate(calibration: Calibration, score: number, other: number): number {
  const z = calibration.a * score + calibration.g * other + calibration.b;
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
