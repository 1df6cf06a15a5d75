import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

const scoringInput = z.strictObject({
  /** Only these subjects, after a deployment or rollback; all that are served if absent. */
  subjectIds: z.array(z.int().positive()).min(1).optional(),
  /** Only documents that came in or changed (`updated_at`) since then, after an import. All documents if absent. */
  changedSince: z.iso.datetime().optional(),
  /** Score nothing: stored predictions go where the thresholds in force put them. */
  moveOnly: z.boolean().optional(),
});

export type ScoringInput = z.infer<typeof scoringInput>;

/** Brings predictions up to what is deployed: scores unlabelled documents, withdraws what is no longer served. */
export const scoringJob: JobContract<ScoringInput> = { kind: 'scoring', input: scoringInput, retryLimit: 5 };
