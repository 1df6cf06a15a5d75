import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

const tableScoringInput = z.strictObject({
  modelId: z.int().positive(),
  uploadId: z.string().regex(/^\d{1,18}$/),
  mode: z.enum(['lenient', 'strict']),
});

export type TableScoringInput = z.infer<typeof tableScoringInput>;

/** Scores an uploaded table by an imported model into the run's output, and deletes the upload when it ends. */
export const tableScoringJob: JobContract<TableScoringInput> = {
  kind: 'table_scoring',
  input: tableScoringInput,
  retryLimit: 5,
};

const count = z.int().min(0);

/** What a table scoring made. */
export const tableScoringResult = z.object({
  rows: count,
  /** Rows that could not be scored. */
  failed: count,
  fileName: z.string(),
  sizeBytes: count,
});
export type TableScoringResult = Readonly<z.output<typeof tableScoringResult>>;
