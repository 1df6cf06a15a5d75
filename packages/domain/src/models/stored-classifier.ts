import {
  calibrationSchema,
  describeReviewOnly,
  reviewOnlyReasonSchema,
  shareSchema,
  thresholdBasisSchema,
} from '@classmark/evaluation';
import { z } from 'zod';

const count = z.number().int().min(0);
const averaged = z.object({ precision: shareSchema, recall: shareSchema, f1: shareSchema });

/**
 * What training keeps of a classifier in its row, as packages/learners makes it: how scores become probabilities, the
 * thresholds that training chose (the row's columns say what is in force), and what others can be chosen from.
 */
export const storedClassifier = z.object({
  calibration: calibrationSchema,
  acceptThreshold: shareSchema.nullable(),
  reviewThreshold: shareSchema,
  /** Why training chose no accept threshold; null where it chose one, and in versions of before it was kept. */
  reviewOnly: reviewOnlyReasonSchema.nullable().default(null),
  thresholdBasis: thresholdBasisSchema,
});
export type StoredClassifier = z.output<typeof storedClassifier>;

/** Why training made it review only, in words; null where it did not. */
export function whyReviewOnly({ acceptThreshold, reviewOnly }: StoredClassifier): string | null {
  if (acceptThreshold !== null) return null;
  return reviewOnly === null ? 'Training chose no accept threshold.' : describeReviewOnly(reviewOnly);
}

/** A classifier's figures on the held-out fifth, at its F1 threshold unless said otherwise. */
export const classifierMetrics = averaged.extend({
  /** Held-out documents known to have the subject. */
  support: count,
  f1Threshold: shareSchema,
  averagePrecision: shareSchema.nullable(),
  /** At the accept threshold that training chose; null for review only. */
  atTarget: z.object({ precision: shareSchema.nullable(), recall: shareSchema, predicted: count }).nullable(),
  confusion: z.object({ tp: count, fp: count, fn: count, tn: count }),
  precisionRecallCurve: z.array(z.object({ threshold: z.number(), precision: shareSchema, recall: shareSchema })),
  reliability: z.array(z.object({ meanProbability: shareSchema, observed: shareSchema, count })),
});
export type StoredMetrics = z.output<typeof classifierMetrics>;

const interval = z.object({ low: shareSchema, high: shareSchema });

/** Versions of before call the subjects that publish deployed. */
function renameDeployed(atTarget: unknown): unknown {
  if (typeof atTarget !== 'object' || atTarget === null || !('deployed' in atTarget)) return atTarget;
  const { deployed, ...others } = atTarget;
  return { ...others, publishes: deployed };
}

/** A version's totals on the held-out fifth, as `classmark evaluate --json` prints them. */
export const versionEvaluation = z.object({
  documents: count,
  micro: averaged,
  macro: averaged,
  /** Of micro- and macro-F1: 95 % of resamples of the held-out documents. Null in versions of before they were kept. */
  intervals: z.object({ micro: interval, macro: interval }).nullable().default(null),
  atTarget: z.preprocess(
    renameDeployed,
    z.object({ precision: shareSchema.nullable(), recall: shareSchema, coverage: shareSchema, publishes: count }),
  ),
  calibration: z.object({
    ece: z.number().nullable(),
    brier: z.number().nullable(),
    logLoss: z.number().nullable(),
  }),
});
export type VersionEvaluation = z.output<typeof versionEvaluation>;
