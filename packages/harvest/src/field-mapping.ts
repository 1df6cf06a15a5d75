import type { RawRow } from './row.js';

/** Which column or key holds which field; null where the file has none. */
export interface FieldMapping {
  readonly id: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly subjects: string | null;
  /** What separates subjects that stand in one cell; null: `;` or `|`. */
  readonly subjectSeparator: string | null;
}

/** Names that a field goes by, the likeliest first; compared without case, spaces, `_` and `-`. */
const knownNames = {
  id: ['id', 'externalid', 'doi', 'identifier', 'documentid', 'recordid', 'pmid', 'uri', 'url'],
  title: ['title', 'name', 'headline', 'heading'],
  text: ['text', 'abstract', 'description', 'body', 'content', 'summary', 'fulltext'],
  subjects: ['subjects', 'subject', 'keywords', 'labels', 'categories', 'topics', 'tags', 'terms'],
} as const;

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** Guesses which columns hold the fields by their names. */
export function guessMapping(columns: readonly string[]): FieldMapping {
  const find = (names: readonly string[]): string | null =>
    names.flatMap((name) => columns.filter((column) => plain(column) === name))[0] ?? null;
  return {
    id: find(knownNames.id),
    title: find(knownNames.title),
    text: find(knownNames.text),
    subjects: find(knownNames.subjects),
    subjectSeparator: null,
  };
}

/** A record's fields as they stand in a row, not yet checked. */
export interface MappedFields {
  readonly id: unknown;
  readonly title: unknown;
  readonly text: unknown;
  readonly subjects: unknown;
}

function splitSubjects(value: unknown, separator: string | null): unknown {
  if (typeof value !== 'string') return value;
  const parts = separator === null ? value.split(/[;|]/) : value.split(separator);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Takes the fields out of a row; those that the mapping or the row lacks are undefined. */
export function applyMapping({ values }: RawRow, mapping: FieldMapping): MappedFields {
  const take = (column: string | null): unknown => (column === null ? undefined : (values[column] ?? undefined));
  return {
    id: take(mapping.id),
    title: take(mapping.title),
    text: take(mapping.text),
    subjects: splitSubjects(take(mapping.subjects), mapping.subjectSeparator),
  };
}
