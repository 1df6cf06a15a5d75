import { detectSeparator } from '../csv/detect-separator.js';
import { statedSeparator } from '../csv/detect-table.js';
import { type FirstColumn, findFirstColumn } from '../csv/row-names.js';
import { splitCells } from '../csv/split-cells.js';

/** Lines of the beginning that are looked at. */
const lookedAtLines = 100;

/** How a table is written. */
export interface TableStyle extends FirstColumn {
  readonly separator: string;
  /** Whether its first line states the separator, and no column. */
  readonly statesSeparator: boolean;
}

/** By the header, so that a row that is wrong misleads nobody; of a single column by the rows, which are to have one, too. */
function separatorOf(lines: readonly string[]): string {
  const [header = ''] = lines;
  const separator = detectSeparator([header]);
  return header.includes(separator) ? separator : detectSeparator(lines);
}

/** @param head the beginning of a table, whose last line may be cut off */
export function findTableStyle(head: string): TableStyle {
  const lines = head.split(/\r\n|\n|\r/, lookedAtLines).filter((line) => line.trim() !== '');
  const stated = statedSeparator(lines[0] ?? '');
  const table = stated === null ? lines : lines.slice(1);
  const separator = stated ?? separatorOf(table);
  const split = table.map((line) => splitCells(line, separator));
  return { separator, statesSeparator: stated !== null, ...findFirstColumn({ lines: table, separator, split }) };
}
