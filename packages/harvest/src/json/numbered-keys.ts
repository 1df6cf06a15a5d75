import { findNumberedColumns, listOfNumbered } from '../csv/numbered-columns.js';
import type { GivenMapping } from '../fields/field-mapping.js';
import type { RawRow, WrongRow } from '../row.js';

/** The lists of which records hold one member under each key; none that somebody maps a key of. */
export function findNumberedLists(
  rows: readonly RawRow[],
  keys: readonly string[],
  given: GivenMapping,
): ReadonlySet<string> {
  const named: unknown[] = Object.values(given).flat();
  if (!keys.some((key) => listOfNumbered(key) !== null)) return new Set();
  const found = findNumberedColumns(
    keys,
    rows.map(({ values }) => keys.map((key) => values[key])),
  );
  const mapped = new Set([...found].flatMap(([key, list]) => (named.includes(key) ? [list] : [])));
  return new Set(found.values()).difference(mapped);
}

/** A row with the members of its lists under the names of those. */
export function joinNumberedKeys<Row extends RawRow | WrongRow>(row: Row, lists: ReadonlySet<string>): Row {
  if (lists.size === 0 || !('values' in row)) return row;
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(row.values)) {
    const list = listOfNumbered(key) ?? key;
    if (lists.has(list)) values.set(list, [values.get(list) ?? [], value].flat());
    else values.set(key, value);
  }
  return { ...row, values: Object.fromEntries(values) };
}
