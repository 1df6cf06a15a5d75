import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import { statedDetails, toDetails } from '../documents/document-details.js';
import type { Actor } from '../role.js';
import { fileReading, type ImportInput } from './import-job.js';
import type { DocumentRecord } from './prepare-document.js';

const maxRecords = 1_000;
const name = z.string().trim().min(1).max(200);
const record = z
  .strictObject({
    /** Left out: made from title and text, as of files. */
    id: z
      .string()
      .trim()
      .nullish()
      .transform((id) => id ?? ''),
    title: z
      .string()
      .nullish()
      .transform((title) => title ?? ''),
    text: z
      .string()
      .nullish()
      .transform((text) => text ?? ''),
    subjects: z
      .array(z.string())
      .max(1_000)
      .nullish()
      .transform((subjects) => subjects ?? null),
    ...statedDetails,
  })
  .transform(({ id, title, text, subjects, ...stated }) => ({
    ...{ id, title, text, subjects },
    details: toDetails(stated),
  }));

/** What a preview is asked for of a file that was handed in. */
export const filePreviewInput = z.strictObject(fileReading);

const asked = z
  .strictObject({
    uploadId: z.bigint().positive().nullish(),
    records: z
      .array(record)
      .min(1)
      .max(maxRecords, `A request takes at most ${maxRecords} records; upload a file for more.`)
      .nullish(),
    source: name.nullish(),
    scheme: name.nullish(),
    createSubjects: z.boolean().nullish(),
    labelsComplete: z.boolean().nullish(),
    mergesEqualNames: z.boolean().nullish(),
    ...fileReading,
  })
  .refine(({ uploadId, records }) => ((uploadId ?? null) === null) !== ((records ?? null) === null), {
    path: ['uploadId'],
    message: 'Give either an upload or records.',
  })
  .refine(({ scheme, createSubjects }) => !createSubjects || typeof scheme === 'string', {
    path: ['scheme'],
    message: 'Name the scheme that subjects are created in.',
  })
  .refine(({ scheme, labelsComplete }) => !labelsComplete || typeof scheme === 'string', {
    path: ['scheme'],
    message: 'Name the scheme that the labels are complete in.',
  });

/** A file that was handed in whole. */
export interface UploadedFile {
  readonly id: bigint;
  readonly fileName: string;
}

export interface ImportStore {
  /** Null: there is none, it is not whole, or an import has it already. */
  findUpload(uploadId: bigint): Promise<UploadedFile | null>;
  hasScheme(name: string): Promise<boolean>;
  /** Starts the run and writes the audit event, all or nothing; records become an upload first. */
  startImport(start: StartImport): Promise<{ runId: bigint }>;
}

export interface StartImport {
  readonly actor: Actor;
  readonly title: string;
  readonly from: { readonly uploadId: bigint } | { readonly records: readonly DocumentRecord[] };
  readonly input: Omit<ImportInput, 'uploadId'>;
}

/** Starts an import. What is wrong with single rows is in its report, not here. */
export const importDocuments = defineCommand({
  name: 'importDocuments',
  leastRole: 'operator',
  input: asked,
  async run(store: ImportStore, actor, { uploadId, records, source, ...given }) {
    const { mapping, format, separator, encoding, ...subjects } = given;
    const scheme = subjects.scheme ?? null;
    const createSubjects = subjects.createSubjects ?? false;
    if (scheme !== null && !createSubjects && !(await store.hasScheme(scheme))) {
      const message = `There is no scheme "${scheme}". Choose another, or create its subjects.`;
      throw new AppError('INVALID_INPUT', message, [{ path: 'scheme', message }]);
    }
    // A list of subjects is taken for whole unless it is said to have gaps.
    const labelsComplete = subjects.labelsComplete ?? scheme !== null;
    const mergesEqualNames = subjects.mergesEqualNames ?? false;
    const input = { scheme, createSubjects, labelsComplete, mergesEqualNames, mapping };
    if (records) {
      const title = `Import of ${records.length} ${records.length === 1 ? 'record' : 'records'}`;
      return store.startImport({ actor, title, from: { records }, input: { ...input, source: source ?? 'api' } });
    }
    const upload = await store.findUpload(uploadId ?? 0n);
    if (upload === null) {
      throw new AppError(
        'NOT_FOUND',
        'There is no such upload, or it has been imported already; upload the file again.',
      );
    }
    return store.startImport({
      actor,
      title: `Import of ${upload.fileName}`,
      from: { uploadId: upload.id },
      input: { ...input, format, separator, encoding, source: source ?? sourceOfFile(upload.fileName) },
    });
  },
});

/** The source that a file's name stands for where none is said: `plos-train.jsonl.gz` is `plos-train`. */
export function sourceOfFile(fileName: string): string {
  const stem = fileName
    .replace(/\.gz$/i, '')
    .replace(/\.(jsonl|ndjson|json|csv|tsv|tab|txt)$/i, '')
    .trim();
  return stem === '' ? 'file' : stem;
}
