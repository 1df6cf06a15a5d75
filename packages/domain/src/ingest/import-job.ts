import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';
import { fileFormats, isEncoding, noEncoding } from './file-format.js';

const column = z.string().min(1).max(200);

/** Which column or key of a file holds which field; null where there is none, and guessed where it is left out. */
export const fieldMapping = z.strictObject({
  id: column.nullish(),
  title: column.nullish(),
  text: column.nullish(),
  subjects: column.nullish(),
  url: column.nullish(),
  publicationDate: column.nullish(),
  language: column.nullish(),
  authors: column.nullish(),
  /** Holds an object; null: whatever no other field is read from. */
  metadata: column.nullish(),
  /** Columns that are a subject each. */
  subjectColumns: z
    .array(column)
    .max(10_000)
    .nullish()
    .transform((columns) => columns ?? undefined),
  /** What separates subjects that stand in one cell; null: `;` or `|`. */
  subjectSeparator: z.string().min(1).max(5).nullish(),
});

/** How a file is to be read; what is left out is found out. */
export const fileReading = {
  mapping: fieldMapping.nullish(),
  format: z.enum(fileFormats).nullish(),
  /** Between the columns of a table. */
  separator: z.string().length(1, 'Give one character.').nullish(),
  /** Of its characters. */
  encoding: z.string().max(40).refine(isEncoding, `The encoding ${noEncoding}.`).nullish(),
};

const importInput = z.strictObject({
  uploadId: z.string().regex(/^\d{1,18}$/),
  source: z.string(),
  /** Null: the file's subjects are not read. */
  scheme: z.string().nullable(),
  createSubjects: z.boolean(),
  labelsComplete: z.boolean(),
  /** How a scheme that the import creates tells subjects apart. */
  mergesEqualNames: z.boolean().default(false),
  ...fileReading,
});

export type ImportInput = z.infer<typeof importInput>;

/** Reads an upload into documents and labels, and deletes it when it ends. */
export const importJob: JobContract<ImportInput> = { kind: 'import', input: importInput, retryLimit: 5 };

/** Whether an import's labels are complete: never where they come beside those that the documents have. */
export function areLabelsComplete({
  asked,
  addsLabels,
}: {
  readonly asked: boolean;
  readonly addsLabels: boolean;
}): boolean {
  return asked && !addsLabels;
}
