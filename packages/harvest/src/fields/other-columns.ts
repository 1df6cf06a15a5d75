import type { RawRow } from '../row.js';
import { isMissing } from '../values/is-blank.js';
import { contentFields, type FieldMapping, type GivenMapping, type RecordField } from './field-mapping.js';
import { knownNames, plainName } from './known-names.js';

/** Where else the rows of a file that was put together from several have a field. */
export type OtherColumns = Readonly<Partial<Record<RecordField, readonly string[]>>>;

/** Whether a value says something. */
export function isGiven(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '' && !isMissing(value);
  return Array.isArray(value) ? value.some(isGiven) : value !== undefined && value !== null;
}

/**
 * Columns or keys that a field goes by, too, in rows that have nothing under the one it is read from. One that stands
 * beside it in the beginning of the file is another matter.
 */
export function findOtherColumns(
  rows: readonly RawRow[],
  columns: readonly string[],
  { mapping, given }: { readonly mapping: FieldMapping; readonly given: GivenMapping },
): OtherColumns {
  const taken: unknown[] = [...contentFields.map((field) => mapping[field]), ...mapping.subjectColumns];
  const free = columns.filter((column) => !taken.includes(column));
  const others = contentFields.map((field): [RecordField, string[]] => {
    const main = mapping[field];
    if (main === null || given[field] !== undefined) return [field, []];
    const known = free.filter((column) => knownNames[field].includes(plainName(column)));
    const apart = known.filter(
      (column) => !rows.some(({ values }) => isGiven(values[column]) && isGiven(values[main])),
    );
    return [field, apart];
  });
  return Object.fromEntries(others.filter(([, apart]) => apart.length > 0));
}
