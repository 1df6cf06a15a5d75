import { AppError } from '../app-error.js';
import type { RunState } from '../runs/run.js';

/** What may be said of a variant depends on this. */
export interface ReviewSituation {
  readonly variants: readonly string[];
  /** The state of the experiment's run. */
  readonly state: RunState;
}

/** Throws AppError NOT_FOUND without an experiment, or CONFLICT if it lacks the variant or has not ended. */
export function requireReviewable(situation: ReviewSituation | undefined, variant: string): void {
  if (situation === undefined) throw new AppError('NOT_FOUND', 'Experiment not found.');
  const { variants, state } = situation;
  if (!variants.includes(variant)) {
    throw new AppError('CONFLICT', `This experiment has no variant "${variant}"; it has ${variants.join(', ')}.`);
  }
  if (state !== 'succeeded') {
    throw new AppError('CONFLICT', 'This experiment has not ended. Review it when all its trainings are done.');
  }
}

/** The review of a variant that is taken back. Throws AppError CONFLICT where none holds. */
export function requireReview<Review>(holding: Review | null): Review {
  if (holding === null) throw new AppError('CONFLICT', 'This variant has no review to undo.');
  return holding;
}
