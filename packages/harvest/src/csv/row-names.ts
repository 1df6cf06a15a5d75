type Rows = readonly (readonly string[])[];

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

/** Some may be left out: those of rows over several lines are not looked at. */
const areNumbersFromOne = (names: readonly string[]): boolean =>
  names[0] === '1' && names.every((name, i) => /^\d+$/.test(name) && Number(name) > Number(names[i - 1] ?? 0));

/** A longer first cell is a text, and no name of a row. */
const longestRowName = 60;

/** Whether commas that belong to numbers or texts explain cells too many: two runs of digits side by side, or a blank behind. */
function haveOwnCommas(rows: Rows): boolean {
  const [first = []] = rows;
  const isBroken = (at: number): boolean =>
    rows.every((cells) => /^-?\d+$/.test(cells[at] ?? '') && /^\d+$/.test(cells[at + 1] ?? ''));
  return rows.every((cells) => cells.some((cell) => cell.startsWith(' '))) || first.some((_, at) => isBroken(at));
}

/**
 * Whether each row begins with a name of its own, for which the header has no column, as R writes tables: numbers from 1 on, or
 * a short text in quotes, as the header's are. Any other cell too many is no name of a row. Without quotes, texts may hold
 * separators, which make single rows longer still.
 */
function hasRowNames({ lines: [header = '', ...lines], separator, split: [named, ...split] }: TableHead): boolean {
  const columns = named?.length ?? 0;
  const rows = lines.flatMap((line, i) => {
    const cells = split[i] ?? null;
    return cells === null || line.trim() === '' ? [] : [{ cells, isQuoted: line.startsWith('"') }];
  });
  const cells = rows.map((row) => row.cells);
  const fitting = cells.filter(({ length }) => length === columns + 1);
  const areLonger = cells.length > 1 && cells.every(({ length }) => length > columns);
  if (columns < 2 || !areLonger || cells.every((row) => row.at(-1)?.trim() === '')) return false;
  const names = cells.map(([name = '']) => name);
  const areQuoted = rows.every(({ isQuoted }) => isQuoted);
  if (areNumbersFromOne(names)) {
    return 2 * fitting.length > cells.length && (areQuoted || separator !== ',' || !haveOwnCommas(cells));
  }
  const areTexts = header.startsWith('"') && areQuoted && fitting.length === cells.length;
  return areTexts && new Set(names).size === names.length && names.every(({ length }) => length <= longestRowName);
}

function warnOfUnnamed([name = '', ...more]: readonly string[], rows: Rows): string | null {
  const first = rows.map(([cell = '']) => cell.trim()).find((cell) => cell !== '');
  if (name.trim() !== '' || more.length === 0 || first === undefined) return null;
  return `The first column has no name and is left out; it begins with "${first.slice(0, 40)}".`;
}

export function findFirstColumn(head: TableHead): FirstColumn {
  const areNamed = hasRowNames(head);
  const [header = [], ...rows] = head.split.map((cells) => cells ?? []);
  return { hasRowNames: areNamed, unnamed: warnOfUnnamed(areNamed ? ['', ...header] : header, rows) };
}
