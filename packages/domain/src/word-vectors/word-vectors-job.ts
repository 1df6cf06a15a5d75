import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

/** How word vectors are learnt; what is left out is as word2vec has it. */
export const wordVectorSettings = z.strictObject({
  architecture: z.enum(['skip-gram', 'cbow']).default('skip-gram'),
  dimensions: z.int().min(2).max(500).default(100),
  /** Neighbours on either side, at the most. */
  window: z.int().min(1).max(50).default(5),
  epochs: z.int().min(1).max(100).default(5),
  /** Words that occur less often are left out. */
  minCount: z.int().min(1).max(10_000).default(5),
  seed: z.int().min(0).max(0xffff_ffff).default(1),
});
export type WordVectorSettings = z.output<typeof wordVectorSettings>;

const wordVectorsInput = z.union([
  z.strictObject({ name: z.string(), uploadId: z.string().regex(/^\d{1,18}$/) }),
  z.strictObject({ name: z.string(), settings: wordVectorSettings }),
]);
export type WordVectorsInput = z.infer<typeof wordVectorsInput>;

/** Reads word vectors from an upload, which it deletes, or learns them from the documents. Nothing is kept before the end. */
export const wordVectorsJob: JobContract<WordVectorsInput> = {
  kind: 'word_vectors',
  input: wordVectorsInput,
  retryLimit: 3,
};
