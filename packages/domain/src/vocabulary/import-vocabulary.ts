import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import type { ChangeRequest } from '../upkeep/upkeep-store.js';
import type { VocabularyContent } from './concept.js';
import type { VocabularyReport } from './vocabulary-report.js';

/** How a vocabulary is written: three forms of SKOS, a list of slash paths, and the two tables that Annif reads. */
export const vocabularyFormats = ['turtle', 'rdf-xml', 'json-ld', 'paths', 'csv', 'annif-tsv'] as const;
export type VocabularyFormat = (typeof vocabularyFormats)[number];

export const vocabularyInput = z.strictObject({
  uploadId: z.bigint().positive(),
  scheme: z.string().trim().min(1).max(200),
  /** Left out: told by how the file begins. */
  format: z.enum(vocabularyFormats).nullish(),
  /** Of the labels to show first; left out, that in which a subject is shown, and for new ones that of the scheme. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'Must be a language tag such as en or pt-BR.')
    .nullish(),
  /** Of a scheme that the import creates. */
  mergesEqualNames: z.boolean().nullish(),
});
export type VocabularyInput = z.output<typeof vocabularyInput>;

/** What a scheme says of how a file is to be read. */
export interface SchemeReading {
  readonly mergesEqualNames: boolean;
  /** The language of most labels, if they have any. */
  readonly language: string | null;
}

export interface VocabularyFile extends Pick<SchemeReading, 'mergesEqualNames'>, VocabularyContent {
  readonly fileName: string;
  /** By name; made if it is not there. */
  readonly scheme: string;
  /** Whether subjects go on being shown in the languages that they are shown in, since none was asked for. */
  readonly keepsLanguages: boolean;
}

/** A vocabulary file that was applied to a scheme. */
export interface VocabularyImport {
  readonly id: number;
  readonly schemeId: number;
  readonly fileName: string;
  /** As the audit trail names them. */
  readonly actor: string;
  readonly report: VocabularyReport;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
}

export interface VocabularyStore {
  /** Null where there is no such scheme. */
  findReading(scheme: string): Promise<SchemeReading | null>;
  /**
   * In one transaction, with its audit event; a preview is the same, taken back. Throws AppError CONFLICT while imports or
   * trainings are queued or running.
   */
  importVocabulary(file: VocabularyFile, request: ChangeRequest): Promise<VocabularyImport>;
}

export interface ImportVocabularyPorts {
  readonly store: VocabularyStore;
  /** The concepts of an uploaded file. Throws AppError NOT_FOUND, or INVALID_INPUT where it cannot be read. */
  readonly read: (
    uploadId: bigint,
    options: SchemeReading & { readonly format: VocabularyFormat | undefined },
  ) => Promise<VocabularyContent & Pick<VocabularyFile, 'fileName'>>;
}

/** Makes a scheme what a vocabulary file says. What the file still has keeps its id, its labels and its decisions. */
export const importVocabulary = defineCommand({
  name: 'importVocabulary',
  leastRole: 'operator',
  input: vocabularyInput,
  run: (ports: ImportVocabularyPorts, actor, input) => readAndApply(ports, input, { actor, isPreview: false }),
});

/** What importing the file would change. */
export async function previewVocabulary(
  ports: ImportVocabularyPorts,
  actor: Actor,
  input: VocabularyInput,
): Promise<VocabularyReport> {
  return (await readAndApply(ports, input, { actor, isPreview: true })).report;
}

async function readAndApply(
  { store, read }: ImportVocabularyPorts,
  { uploadId, scheme, format, language, mergesEqualNames }: VocabularyInput,
  request: ChangeRequest,
): Promise<VocabularyImport> {
  const known = await store.findReading(scheme);
  const reading = {
    mergesEqualNames: known?.mergesEqualNames ?? mergesEqualNames ?? false,
    language: language ?? known?.language ?? null,
  };
  const file = await read(uploadId, { ...reading, format: format ?? undefined });
  const { mergesEqualNames: merges } = reading;
  return store.importVocabulary(
    { ...file, scheme, mergesEqualNames: merges, keepsLanguages: language == null },
    request,
  );
}
