/** Which column or key holds which field; null where the file has none. */
export interface FieldMapping {
  /** Null: ids are made from the content. */
  readonly id: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly subjects: string | null;
  /** Columns that are a subject each: 1, true, yes or x where a document has it. */
  readonly subjectColumns: readonly string[];
  /** What separates subjects that stand in one cell; null: `;` or `|`. */
  readonly subjectSeparator: string | null;
}

/** What is left out is guessed. */
export type GivenMapping = { readonly [Part in keyof FieldMapping]?: FieldMapping[Part] | undefined };

export const recordFields = ['id', 'title', 'text', 'subjects'] as const;
export type RecordField = (typeof recordFields)[number];

export const noMapping: FieldMapping = {
  id: null,
  title: null,
  text: null,
  subjects: null,
  subjectColumns: [],
  subjectSeparator: null,
};
