import type { RawRow } from '../row.js';
import { isMissing } from '../values/is-blank.js';
import { contentFields, type FieldMapping, type GivenMapping, type RecordField } from './field-mapping.js';
import { knownNames, plainName } from './known-names.js';

/** Where else the rows of a file that was put together from several have a field. */
export type OtherColumns = Readonly<Partial<Record<RecordField, readonly string[]>>>;

/** Whether a value says something. */
export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && String(value).trim() !== '' && !isMissing(value);

/**
 * Columns or keys that a field goes by, too, in rows that have nothing under the one it is read from. One that ever stands
 * beside it is another matter.
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
    const apart = known.filter((column) => {
      const having = rows.filter(({ values }) => isGiven(values[column]));
      return having.length > 0 && !having.some(({ values }) => isGiven(values[main]));
    });
    return [field, apart];
  });
  return Object.fromEntries(others.filter(([, apart]) => apart.length > 0));
}
