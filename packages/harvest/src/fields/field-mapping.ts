import { type DetailField, detailFields } from '@classmark/domain';

/** Which column or key holds which field; null where the file has none. */
export interface FieldMapping extends Readonly<Record<DetailField, string | null>> {
  /** Null: ids are made from the content. */
  readonly id: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly subjects: string | null;
  /** Holds an object. Null: whatever no other field is read from is metadata. */
  readonly metadata: string | null;
  /** Columns that are a subject each: 1, true, yes or x where a document has it. */
  readonly subjectColumns: readonly string[];
  /** What separates subjects that stand in one cell; null: `;` or `|`. */
  readonly subjectSeparator: string | null;
}

/** What is left out is guessed. */
export type GivenMapping = { readonly [Part in keyof FieldMapping]?: FieldMapping[Part] | undefined };

/** What learners learn from, and what a document carries beside. */
export const contentFields = ['id', 'title', 'text', 'subjects'] as const;
export const recordFields = [...contentFields, ...detailFields] as const;
export type RecordField = (typeof recordFields)[number];

export const noMapping: FieldMapping = {
  id: null,
  title: null,
  text: null,
  subjects: null,
  url: null,
  publicationDate: null,
  language: null,
  authors: null,
  metadata: null,
  subjectColumns: [],
  subjectSeparator: null,
};
