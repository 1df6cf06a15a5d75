import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

const encoderInput = z.strictObject({ name: z.string(), uploadId: z.string().regex(/^\d{1,18}$/) });
export type EncoderInput = z.infer<typeof encoderInput>;

/** Reads an encoder from an upload, which it deletes. Nothing is kept before the end. */
export const encoderJob: JobContract<EncoderInput> = { kind: 'encoder', input: encoderInput, retryLimit: 3 };
