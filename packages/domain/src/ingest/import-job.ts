import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

/** Which column or key of a file holds which field; null where there is none. */
export const fieldMapping = z.strictObject({
  id: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable(),
  subjects: z.string().nullable(),
  /** What separates subjects that stand in one cell; null: `;` or `|`. */
  subjectSeparator: z.string().min(1).max(5).nullable(),
});

const importInput = z.strictObject({
  uploadId: z.string().regex(/^\d{1,18}$/),
  source: z.string(),
  /** Null: the file's subjects are not read. */
  scheme: z.string().nullable(),
  createSubjects: z.boolean(),
  labelsComplete: z.boolean(),
  /** Null: guessed from the names of the columns or keys. */
  mapping: fieldMapping.nullable(),
});

export type ImportInput = z.infer<typeof importInput>;

/** Reads an upload into documents and labels, and deletes it when it ends. */
export const importJob: JobContract<ImportInput> = { kind: 'import', input: importInput, retryLimit: 5 };
