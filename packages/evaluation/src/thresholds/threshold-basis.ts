import { z } from 'zod';
import { shareSchema } from '../metrics/share.js';
import { precisionBoundSchema } from './precision-bounds.js';

/** What accept thresholds are chosen from. */
const precisionBasisSchema = z.object({
  /** Of out-of-fold scores: see `precisionBounds`. */
  bounds: z.array(precisionBoundSchema).readonly(),
  /** The same of the documents that came last, scored by what was learnt from those before them; may be empty. */
  laterBounds: z.array(precisionBoundSchema).readonly().default([]),
  /** Documents known to have the subject among those that the bounds come from. */
  positives: z.int().min(0),
  /** In versions of before drift was measured: how far the odds of a yes may fall without breaking a target. */
  driftRatio: z.number().min(1).optional(),
});
export type PrecisionBasis = Readonly<z.output<typeof precisionBasisSchema>>;

/** What training keeps of a classifier to answer another target precision from, by the rule for a subject by itself. */
export const thresholdBasisSchema = precisionBasisSchema
  .extend({
    /** Prevalence among the training documents that say; null in versions of before it was kept. */
    trainingPrevalence: shareSchema.nullable().default(null),
    f1Threshold: shareSchema,
  })
  .readonly();
export type ThresholdBasis = z.output<typeof thresholdBasisSchema>;
