import { recordFields } from '../fields/field-mapping.js';
import { guessMapping } from '../fields/guess-mapping.js';
import { splitCells } from './split-cells.js';

const separators = [',', ';', '\t', '|'] as const;

/** Lines of the beginning that are looked at. */
const lookedAtLines = 100;

/** What the first line of a file says of the separator, as Excel writes it. */
export function readSeparatorLine(head: string): string | null {
  return /^sep=(.)\r?(?:\n|$)/i.exec(head)?.[1] ?? null;
}

/** How well a table reads with a separator: fields known by name, rows as long as the header, columns. */
function judge(lines: readonly string[], separator: string): readonly [known: number, even: number, columns: number] {
  // A line with a quote out of place, or with a part of a record, is split all the same.
  const rows = lines.map((line) => splitCells(line, separator) ?? line.split(separator));
  const [header = []] = rows;
  const mapping = guessMapping(header);
  const known = recordFields.filter((field) => mapping[field] !== null).length;
  const even = rows.filter(({ length }) => length === header.length).length;
  return [known, even / Math.max(1, rows.length), header.length];
}

/** Finds out by what the columns of a table are told apart, from its beginning; a comma where in doubt. */
export function detectSeparator(head: string): string {
  const lines = head.split(/\r\n|\n|\r/, lookedAtLines).filter((line) => line !== '');
  const judged = separators.map((separator) => ({ separator, marks: judge(lines, separator) }));
  const order = judged.sort((a, b) => {
    const place = a.marks.findIndex((mark, i) => mark !== b.marks[i]);
    return place === -1 ? 0 : (b.marks[place] ?? 0) - (a.marks[place] ?? 0);
  });
  return order[0]?.separator ?? ',';
}
