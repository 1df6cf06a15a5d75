import { contentFields } from '../fields/field-mapping.js';
import { guessMapping } from '../fields/guess-mapping.js';
import { detectSeparator, separators } from './detect-separator.js';
import { findNumberedColumns } from './numbered-columns.js';
import type { CsvStyle } from './read-csv-rows.js';
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

const cellsOf = (line: string, separator: string): string[] => splitCells(line, separator) ?? line.split(separator);

/** Whether a line names a title or text and one more of the fields. */
function isHeader(line: string, separator: string): boolean {
  const mapping = guessMapping(cellsOf(line, separator));
  const known = contentFields.filter((field) => mapping[field] !== null);
  return known.length > 1 && (mapping.title !== null || mapping.text !== null);
}

/** How many lines stand above the one that names the columns; none where no line does. */
function countLinesAbove(lines: readonly string[], among: readonly string[]): number {
  const at = lines.slice(0, mostLinesAbove).findIndex((line) => among.some((separator) => isHeader(line, separator)));
  return Math.max(0, at);
}

/** Some may be left out: those of rows over several lines are not looked at. */
const areNumbersFromOne = (names: readonly string[]): boolean =>
  names[0] === '1' && names.every((name, i) => /^\d+$/.test(name) && Number(name) > Number(names[i - 1] ?? 0));

/** A longer first cell is a text, and no name of a row. */
const longestRowName = 60;

/**
 * Whether each row begins with a name of its own, for which the header has no column, as R writes tables: numbers from 1 on, or
 * a short text in quotes, as the header's are. Any other cell too many is no name of a row.
 */
export function hasRowNames([header = '', ...lines]: readonly string[], separator: string): boolean {
  const columns = splitCells(header, separator)?.length ?? 0;
  const whole = lines
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const cells = splitCells(line, separator);
      return cells === null ? [] : [{ cells, isQuoted: line.startsWith('"') }];
    });
  const names = whole.map(({ cells: [name = ''] }) => name);
  const isLonger = whole.length > 1 && whole.every(({ cells }) => cells.length === columns + 1);
  if (columns < 2 || !isLonger || whole.every(({ cells }) => cells.at(-1)?.trim() === '')) return false;
  if (areNumbersFromOne(names)) return true;
  const areTexts = header.startsWith('"') && whole.every(({ isQuoted }) => isQuoted);
  return areTexts && new Set(names).size === names.length && names.every(({ length }) => length <= longestRowName);
}

export interface FoundTable {
  readonly style: CsvStyle;
  /** Lines before the header. */
  readonly skipped: number;
  /** Whether neither the file nor anybody says what the separator is. */
  readonly isGuessed: boolean;
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
  const [header = [], ...rows] = table.map((line) => cellsOf(line, separator));
  return {
    style: {
      separator,
      quoting: backslashedQuote.test(head) ? 'backslash' : 'doubled',
      hasRowNames: hasRowNames(table, separator),
      numberedColumns: findNumberedColumns(header, rows, columns),
    },
    skipped: above + (named === null ? 0 : 1),
    isGuessed: said === null,
  };
}
