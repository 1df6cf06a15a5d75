import { variantNames } from '@classmark/gan';
import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import { experimentVerdicts } from './experiment.js';

const text = z.string().trim().max(2_000).nullish();

const review = z
  .strictObject({
    experimentId: z.int(),
    variant: z.enum(variantNames),
    verdict: z.enum(experimentVerdicts),
    note: text,
    recommendation: text,
  })
  .transform(({ note, recommendation, ...given }) => ({
    ...given,
    note: note ?? '',
    recommendation: recommendation ?? '',
  }));

export type NewExperimentReview = z.output<typeof review>;

export interface ExperimentReviewStore {
  /**
   * Keeps the review, with its audit event. It holds in place of an earlier one. Throws AppError NOT_FOUND, or CONFLICT
   * if the experiment has not ended or lacks the variant.
   */
  recordReview(review: NewExperimentReview, actor: Actor): Promise<void>;
  /**
   * Takes the review that holds back, with its audit event: an earlier one holds again. Throws AppError NOT_FOUND, or
   * CONFLICT if the variant has none.
   */
  undoReview(experimentId: number, variant: NewExperimentReview['variant'], actor: Actor): Promise<void>;
}

/** Says what a person makes of a variant. */
export const reviewExperiment = defineCommand({
  name: 'reviewExperiment',
  leastRole: 'curator',
  input: review,
  run: (store: ExperimentReviewStore, actor, given) => store.recordReview(given, actor),
});

/** Takes the newest review of a variant back, anybody's. */
export const undoExperimentReview = defineCommand({
  name: 'undoExperimentReview',
  leastRole: 'curator',
  input: z.strictObject({ experimentId: z.int(), variant: z.enum(variantNames) }),
  run: (store: ExperimentReviewStore, actor, { experimentId, variant }) =>
    store.undoReview(experimentId, variant, actor),
});
