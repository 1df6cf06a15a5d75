import { findNumberedColumns, listOfNumbered } from '../csv/numbered-columns.js';
import type { GivenMapping } from '../fields/field-mapping.js';
import type { RawRow, WrongRow } from '../row.js';

/** The lists of which records hold members under each key; none that somebody maps a key of. */
export function findNumberedLists(
  rows: readonly RawRow[],
  keys: readonly string[],
  given: GivenMapping,
): ReadonlySet<string> {
  if (!keys.some((key) => listOfNumbered(key) !== null)) return new Set();
  const cells = rows.map(({ values }) => keys.map((key) => values[key]));
  return new Set(findNumberedColumns(keys, cells, Object.values(given).flat()).values());
}

/** A row with the members of its lists under the names of those. */
export function joinNumberedKeys<Row extends RawRow | WrongRow>(row: Row, lists: ReadonlySet<string>): Row {
  if (lists.size === 0 || !('values' in row)) return row;
  const values = new Map<string, unknown>();
  const joined = new Map<string, unknown[]>();
  for (const [key, value] of Object.entries(row.values)) {
    const list = listOfNumbered(key) ?? key;
    const members = joined.get(list) ?? [];
    if (lists.has(list)) {
      for (const member of Array.isArray(value) ? value : [value]) members.push(member);
      joined.set(list, members);
      values.set(list, members);
    } else values.set(key, value);
  }
  return { ...row, values: Object.fromEntries(values) };
}
