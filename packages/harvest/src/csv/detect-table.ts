import { contentFields } from '../fields/field-mapping.js';
import { guessMapping } from '../fields/guess-mapping.js';
import { detectSeparator, separators } from './detect-separator.js';
import { findNumberedColumns } from './numbered-columns.js';
import type { CsvStyle } from './read-csv-rows.js';
import { findFirstColumn } from './row-names.js';
import { splitCells } from './split-cells.js';

/** Lines of the beginning that are looked at. */
const lookedAtLines = 100;
/** A title, a date and the like above the header take fewer. */
const mostLinesAbove = 20;

/** What the first line of a file says of the separator, as Excel writes it. */
const separatorLine = /^"?sep=(.)"?\s*$/i;

/** The separator that the first line of a file states; null where it is any other line. */
export const statedSeparator = (line: string): string | null => separatorLine.exec(line)?.[1] ?? null;

/** A backslash before a quote that ends no cell: nothing else explains it. */
const backslashedQuote = /[^\\](?:\\\\)*\\"[^",;\t|\r\n]/;

/** Whether a line names a title or text and one more of the fields. */
function isHeader(line: string, separator: string): boolean {
  const mapping = guessMapping(splitCells(line, separator) ?? line.split(separator));
  const known = contentFields.filter((field) => mapping[field] !== null);
  return known.length > 1 && (mapping.title !== null || mapping.text !== null);
}

/** How many lines stand above the one that names the columns; none where no line does. */
function countLinesAbove(lines: readonly string[], among: readonly string[]): number {
  const at = lines.slice(0, mostLinesAbove).findIndex((line) => among.some((separator) => isHeader(line, separator)));
  return Math.max(0, at);
}

export interface FoundTable {
  readonly style: CsvStyle;
  /** Lines before the header. */
  readonly skipped: number;
  /** Whether neither the file nor anybody says what the separator is. */
  readonly isGuessed: boolean;
  /** What is said of a first column that is left out; null where none is. */
  readonly unnamed: string | null;
}

/** What somebody says of a table. */
interface SaidOfTable {
  readonly separator: string | null;
  /** Columns that fields are mapped to. */
  readonly columns: readonly unknown[];
}

/**
 * Finds out how a table is written.
 * @param head its beginning, whose last line may be cut off
 */
export function detectTable(head: string, { separator: given, columns }: SaidOfTable): FoundTable {
  const lines = head.split(/\r\n|\n|\r/, lookedAtLines);
  const named = statedSeparator(lines[0] ?? '');
  const said = given ?? named;
  const rest = named === null ? lines : lines.slice(1);
  const above = countLinesAbove(rest, said === null ? separators : [said]);
  const table = rest.slice(above);
  const separator = said ?? detectSeparator(table);
  const split = table.map((line) => splitCells(line, separator));
  const [header = [], ...rows] = split.map((cells, i) => cells ?? table[i]?.split(separator) ?? []);
  const { hasRowNames, unnamed } = findFirstColumn({ lines: table, separator, split });
  return {
    style: {
      separator,
      quoting: backslashedQuote.test(head) ? 'backslash' : 'doubled',
      hasRowNames,
      numberedColumns: findNumberedColumns(header, rows, columns),
    },
    skipped: above + (named === null ? 0 : 1),
    isGuessed: said === null,
    unnamed,
  };
}
