import { z } from 'zod';
import { applyMapping, type FieldMapping } from './field-mapping.js';
import { type RawRow, type WrongRow, wrongRow } from './row.js';

/** Whether an id, trimmed, can stand for a record. */
const isId = (id: string): boolean => id !== '' && id.length <= 1000;

/** A record's subjects, each once, without those that are empty. */
export function asSubjects(subjects: readonly string[]): string[] {
  return [...new Set(subjects.map((subject) => subject.trim()))].filter((subject) => subject !== '');
}

const text = z
  .string('must be text')
  .nullish()
  .transform((value) => value ?? '');

const recordSchema = z.object({
  id: z
    .union([z.string(), z.number()], 'is missing or not text')
    .transform((id) => String(id).trim())
    .refine((id) => id !== '', 'is empty')
    .refine((id) => id === '' || isId(id), 'is longer than 1,000 characters'),
  title: text,
  text,
  subjects: z
    .array(z.string('must be a list of texts'), 'must be a list of texts')
    .nullish()
    .transform((subjects) => (subjects ? asSubjects(subjects) : null)),
});

/**
 * A document as a source gives it: markup and all. Subjects that begin with `/` are paths in a scheme; null where the
 * source says nothing of them, which is not the same as none.
 */
export type SourceRecord = z.output<typeof recordSchema> & {
  /** Title and text in UTF-8, where they are at hand and cleaning would change nothing but white space. */
  readonly utf8?: readonly [title: Uint8Array, text: Uint8Array];
};

export interface RecordOptions {
  /** A record with neither title nor text is wrong unless this says otherwise. */
  readonly allowEmpty?: boolean;
}

export function isEmpty({ title, text }: SourceRecord): boolean {
  return title.trim() === '' && text.trim() === '';
}

export function emptyRecord(line: number): WrongRow {
  return wrongRow(line, 'neither-title-nor-text', 'The record has neither title nor text.');
}

/** Checks one row's fields. */
export function toRecord(
  row: RawRow,
  mapping: FieldMapping,
  options: RecordOptions = {},
): { readonly line: number; readonly record: SourceRecord } | WrongRow {
  const parsed = recordSchema.safeParse(applyMapping(row, mapping));
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `"${String(path[0])}" ${message}`);
    return wrongRow(row.line, 'invalid-record', `${reasons.join('; ')}.`);
  }
  const record = parsed.data;
  if (options.allowEmpty === true || !isEmpty(record)) return { line: row.line, record };
  return emptyRecord(row.line);
}
