import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

/** What scores a table: an imported model its rows, a version documents. */
export const sparkScorer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('importedModel'), id: z.int().positive() }),
  z.strictObject({ kind: z.literal('version'), id: z.int().positive() }),
]);
export type SparkScorer = Readonly<z.infer<typeof sparkScorer>>;

const sparkScoringInput = z.strictObject({ scorer: sparkScorer, input: z.string(), output: z.string() });
export type SparkScoringInput = z.infer<typeof sparkScoringInput>;

/** Scores a table of the folder that Spark and operators share into another; done again, it replaces what it wrote. */
export const sparkScoringJob: JobContract<SparkScoringInput> = {
  kind: 'spark_scoring',
  input: sparkScoringInput,
  retryLimit: 5,
};
