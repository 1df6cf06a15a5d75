import { opensCell, splitCells } from './split-cells.js';

interface Row {
  readonly cells: readonly string[];
  readonly isQuoted: boolean;
}

/** The beginning of a table, from its header on. */
interface TableHead {
  readonly lines: readonly string[];
  readonly separator: string;
  /** The cells of each line; null where it is no whole record. */
  readonly split: readonly (readonly string[] | null)[];
}

/** What the beginning of a table says of its first column. */
export interface FirstColumn {
  /** Whether rows begin with a name for which the header has no column. */
  readonly hasRowNames: boolean;
  /** What is said of it where it has no name and is left out; null otherwise. */
  readonly unnamed: string | null;
}

/** Some may be left out, as where rows were taken out of a table. */
const areNumbersFromOne = (names: readonly string[]): boolean =>
  names[0] === '1' && names.every((name, i) => /^\d+$/.test(name) && Number(name) > Number(names[i - 1] ?? 0));

/** A longer first cell is a text, and no name of a row. */
const longestRowName = 60;

/** Whether commas that belong to numbers or texts explain cells too many: two runs of digits side by side, or a blank behind. */
function haveOwnCommas(rows: readonly (readonly string[])[]): boolean {
  const [first = []] = rows;
  const isBroken = (at: number): boolean =>
    rows.every((cells) => /^-?\d+$/.test(cells[at] ?? '') && /^\d+$/.test(cells[at + 1] ?? ''));
  return rows.every((cells) => cells.some((cell) => cell.startsWith(' '))) || first.some((_, at) => isBroken(at));
}

/** The rows, those over several lines, too; lines that are no row are left out. */
function readRows({ lines, separator, split }: TableHead): Row[] {
  const cuts = [...lines.keys()].filter((i) => split[i] === null && (lines[i] ?? '').split('"').length % 2 === 0);
  const rows: Row[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    let cells = split[i] ?? null;
    if (cells !== null || !opensCell(line, separator)) {
      cells ??= line.split(separator);
    } else {
      const end = cuts.find((cut) => cut > i) ?? i;
      cells = splitCells(lines.slice(i, end + 1).join('\n'), separator);
      if (cells !== null) i = end;
    }
    if (cells !== null && line.trim() !== '') rows.push({ cells, isQuoted: line.startsWith('"') });
  }
  return rows;
}

/**
 * Whether each row begins with a name of its own, for which the header has no column, as R writes tables: numbers from 1 on, or
 * a short text in quotes, as the header's are. Any other cell too many is no name of a row. Without quotes, texts may hold
 * separators, which make single rows longer still.
 */
function hasRowNames({ cells: { length: columns }, isQuoted }: Row, rows: readonly Row[], separator: string): boolean {
  const cells = rows.map((row) => row.cells);
  const fitting = cells.filter(({ length }) => length === columns + 1);
  const areLonger = cells.length > 1 && cells.every(({ length }) => length > columns);
  if (columns < 2 || !areLonger || cells.every((row) => row.at(-1)?.trim() === '')) return false;
  const names = cells.map(([name = '']) => name);
  const areQuoted = rows.every((row) => row.isQuoted);
  if (areNumbersFromOne(names)) {
    return 2 * fitting.length > cells.length && (areQuoted || separator !== ',' || !haveOwnCommas(cells));
  }
  const areTexts = isQuoted && areQuoted && fitting.length === cells.length;
  return areTexts && new Set(names).size === names.length && names.every(({ length }) => length <= longestRowName);
}

function warnOfUnnamed([name = '', ...more]: readonly string[], rows: readonly Row[]): string | null {
  const first = rows.map(({ cells: [cell = ''] }) => cell.trim()).find((cell) => cell !== '');
  if (name.trim() !== '' || more.length === 0 || first === undefined) return null;
  return `The first column has no name and is left out; it begins with "${first.slice(0, 40)}".`;
}

export function findFirstColumn(head: TableHead): FirstColumn {
  const [header, ...rows] = readRows(head);
  if (header === undefined) return { hasRowNames: false, unnamed: null };
  const areNamed = hasRowNames(header, rows, head.separator);
  return { hasRowNames: areNamed, unnamed: warnOfUnnamed(areNamed ? ['', ...header.cells] : header.cells, rows) };
}
