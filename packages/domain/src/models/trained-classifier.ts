import { z } from 'zod';

const probability = z.number().min(0).max(1);
const count = z.number().int().min(0);
const averaged = z.object({ precision: probability, recall: probability, f1: probability });

/** What training keeps of a classifier: how scores become probabilities, and what thresholds are chosen from. */
export const trainedClassifier = z.object({
  /** probability = 1 / (1 + exp(-(a × score + b))) */
  calibration: z.object({ kind: z.literal('platt'), a: z.number(), b: z.number() }),
  /** The cut for F1 on the calibrated probability. */
  f1Threshold: probability,
  /** What training chose; the columns of the row say what is in force. */
  acceptThreshold: probability.nullable(),
  reviewThreshold: probability,
  /** The out-of-fold precision table: see `precisionBounds` of packages/evaluation. A new target is answered from it. */
  bounds: z.array(z.object({ probability, predictions: count, hits: count, bound: probability })),
  /** Training documents known to have the subject. */
  positives: count,
  /** How far the subject's odds may fall without breaking the promise. */
  driftRatio: z.number().positive(),
});
export type TrainedClassifier = z.output<typeof trainedClassifier>;

/** A classifier's figures on the held-out fifth. */
export const classifierMetrics = averaged.extend({
  /** Held-out documents known to have the subject. */
  support: count,
  averagePrecision: probability.nullable(),
  /** At the accept threshold that training chose; null for review only. */
  atTarget: z
    .object({ precision: probability.nullable(), recall: probability.nullable(), predicted: count })
    .nullable(),
  confusion: z.object({ tp: count, fp: count, fn: count, tn: count }),
  precisionRecallCurve: z.array(z.object({ threshold: z.number(), precision: probability, recall: probability })),
  reliability: z.array(z.object({ meanProbability: probability, observed: probability, count })),
});
export type ClassifierMetrics = z.output<typeof classifierMetrics>;

/** A version's totals on the held-out fifth, as `classmark evaluate --json` names them. */
export const versionEvaluation = z.object({
  documents: count,
  micro: averaged,
  macro: averaged,
  atTarget: z.object({
    precision: probability.nullable(),
    recall: probability.nullable(),
    coverage: probability,
    deployed: count,
  }),
  calibration: z.object({ ece: z.number(), brier: z.number(), logLoss: z.number() }).nullable(),
});
export type VersionEvaluation = z.output<typeof versionEvaluation>;
