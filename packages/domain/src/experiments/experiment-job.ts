import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

const experimentInput = z.strictObject({ experimentId: z.int().positive() });

export type ExperimentInput = z.infer<typeof experimentInput>;

/** Trains what an experiment still lacks, seed by seed; each training is kept when it ends. */
export const experimentJob: JobContract<ExperimentInput> = {
  kind: 'experiment',
  input: experimentInput,
  retryLimit: 5,
};
