import { recordFields } from '../fields/field-mapping.js';
import { guessMapping } from '../fields/guess-mapping.js';
import { splitCells } from './split-cells.js';

/** What the columns of tables are told apart by; the last two are what Hive and dumps of databases write. */
export const separators: readonly string[] = [',', ';', '\t', '|', '^', '~', '\u0001', '\u001f'];

/** How well a table reads with a separator, the more telling first. */
type Marks = readonly [known: number, even: number, wellQuoted: number, columns: number];

/** Fields known by name, rows as long as the header, rows whose quotes are in place, columns. */
function judge(lines: readonly string[], separator: string): Marks {
  const split = lines.map((line) => splitCells(line, separator));
  // A line with a quote out of place, or with a part of a record, is split all the same.
  const rows = split.map((cells, i) => cells ?? lines[i]?.split(separator) ?? []);
  const [header = []] = rows;
  const mapping = guessMapping(header);
  const known = recordFields.filter((field) => mapping[field] !== null).length;
  const even = rows.filter(({ length }) => length === header.length).length;
  const wellQuoted = split.filter((cells) => cells !== null).length;
  return [known, even / Math.max(1, rows.length), wellQuoted, header.length];
}

/** Finds out by what the columns of a table are told apart, from its first lines; a comma where in doubt. */
export function detectSeparator(beginning: readonly string[]): string {
  const lines = beginning.filter((line) => line !== '');
  const judged = separators.map((separator) => ({ separator, marks: judge(lines, separator) }));
  const order = judged.sort((a, b) => {
    const place = a.marks.findIndex((mark, i) => mark !== b.marks[i]);
    return place === -1 ? 0 : (b.marks[place] ?? 0) - (a.marks[place] ?? 0);
  });
  return order[0]?.separator ?? ',';
}
