import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

const trainingInput = z.strictObject({
  modelId: z.int().positive(),
  /** For every random choice; the same labels and seed give the same bytes. */
  seed: z.int().min(0).max(0xffff_ffff).default(1),
  /** Learn on from this version, by the decisions made since, in place of anew. */
  baseVersionId: z.int().positive().optional(),
});

export type TrainingInput = z.infer<typeof trainingInput>;

/** Trains a new version of a model on the labels as they are when it starts. */
export const trainingJob: JobContract<TrainingInput> = { kind: 'training', input: trainingInput, retryLimit: 3 };
