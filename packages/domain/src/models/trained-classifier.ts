import { z } from 'zod';

const probability = z.number().min(0).max(1);
const count = z.number().int().min(0);
const averaged = z.object({ precision: probability, recall: probability, f1: probability });

/** log odds = a × score + g × the best other subject's score + b; rows of before have no g. */
const logOdds = { a: z.number(), g: z.number().default(0), b: z.number() };
/** As in packages/evaluation: beta and isotonic curves lie on top of these log odds. */
const calibration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('platt'), ...logOdds }),
  z.object({ kind: z.literal('beta'), ...logOdds, below: z.number(), above: z.number(), shift: z.number() }),
  z.object({
    kind: z.literal('isotonic'),
    ...logOdds,
    knots: z.array(z.number()),
    probabilities: z.array(probability),
  }),
]);

const outcome = z.object({ predictions: count, hits: count });
const bound = outcome.extend({ probability, bound: probability, later: outcome.optional() });

/**
 * What training keeps of a classifier in its row, as packages/learners makes it: how scores become probabilities, the
 * thresholds that training chose (the row's columns say what is in force), and what others can be chosen from.
 */
export const trainedClassifier = z.object({
  calibration,
  acceptThreshold: probability.nullable(),
  reviewThreshold: probability,
  evidence: z.object({
    bounds: z.array(bound),
    laterBounds: z.array(bound).default([]),
    positives: count,
    /** Share of them among the training documents that say. */
    trainingShare: probability.nullable().default(null),
    f1Threshold: probability,
    driftRatio: z.number().positive(),
  }),
});
export type TrainedClassifier = z.output<typeof trainedClassifier>;

/** A classifier's figures on the held-out fifth, at its cut for F1 unless said otherwise. */
export const classifierMetrics = averaged.extend({
  /** Held-out documents known to have the subject. */
  support: count,
  f1Threshold: probability,
  averagePrecision: probability.nullable(),
  /** At the accept threshold that training chose; null for review only. */
  atTarget: z.object({ precision: probability.nullable(), recall: probability, predicted: count }).nullable(),
  confusion: z.object({ tp: count, fp: count, fn: count, tn: count }),
  precisionRecallCurve: z.array(z.object({ threshold: z.number(), precision: probability, recall: probability })),
  reliability: z.array(z.object({ meanProbability: probability, observed: probability, count })),
});
export type ClassifierMetrics = z.output<typeof classifierMetrics>;

const interval = z.object({ low: probability, high: probability });

/** A version's totals on the held-out fifth, as `classmark evaluate --json` prints them. */
export const versionEvaluation = z.object({
  documents: count,
  micro: averaged,
  macro: averaged,
  /** Of micro- and macro-F1: 95 % of resamples of the held-out documents. Null in versions of before they were kept. */
  intervals: z.object({ micro: interval, macro: interval }).nullable().default(null),
  atTarget: z.object({
    precision: probability.nullable(),
    recall: probability,
    coverage: probability,
    deployed: count,
  }),
  calibration: z.object({
    ece: z.number().nullable(),
    brier: z.number().nullable(),
    logLoss: z.number().nullable(),
  }),
});
export type VersionEvaluation = z.output<typeof versionEvaluation>;
