import { AppError } from '@classmark/domain';
import { decodeUtf8, notUtf8, type RawRow, tooLong, type WrongRow, wrongRow } from '../row.js';
import type { Line } from '../source/read-lines.js';
import { opensCell, type QuoteStyle, splitCells } from './split-cells.js';

const quote = 0x22;
const backslash = 0x5c;

/** Lines that may be one record: its first line, and those that an open quote brings with it. */
interface PendingRecord {
  readonly lines: readonly Line[];
  readonly bytes: Uint8Array;
  readonly isClosed: boolean;
  /** Whether the file ended before its quote did. */
  readonly isCut: boolean;
}

type Fields = { readonly kind: 'fields'; readonly fields: readonly string[] };
type Refused = { readonly kind: 'wrong'; readonly row: WrongRow };

/** How the records of a table are written. */
export interface CsvStyle {
  readonly separator: string;
  /** Where the file has no header: what its columns are, and that quotes stand for themselves. */
  readonly columns?: readonly string[];
  readonly quoting?: QuoteStyle;
  /** Whether rows begin with a name for which the header has no column. */
  readonly hasRowNames?: boolean;
  /** Columns that hold one member each of a list, with the list's name. */
  readonly numberedColumns?: ReadonlyMap<string, string>;
}

/** Lines that can be given back, to be read again as records of their own. */
class LineQueue {
  /** The last comes first. */
  private readonly waiting: Line[] = [];
  private readonly source: AsyncIterator<readonly Line[]>;

  constructor(
    batches: AsyncIterable<readonly Line[]>,
    readonly maxBytes: number,
  ) {
    this.source = batches[Symbol.asyncIterator]();
  }

  async next(): Promise<Line | null> {
    if (this.waiting.length === 0) {
      const next = await this.source.next();
      if (next.done !== true) this.giveBack(next.value);
    }
    return this.waiting.pop() ?? null;
  }

  giveBack(lines: readonly Line[]): void {
    for (const line of lines.toReversed()) this.waiting.push(line);
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }
}

function countQuotes(bytes: Uint8Array, quoting: QuoteStyle | undefined): number {
  let count = 0;
  for (let at = bytes.indexOf(quote); at !== -1; at = bytes.indexOf(quote, at + 1)) {
    if (quoting !== 'backslash' || !isEscaped(bytes, at)) count += 1;
  }
  return count;
}

function isEscaped(bytes: Uint8Array, at: number): boolean {
  let first = at;
  while (bytes[first - 1] === backslash) first -= 1;
  return (at - first) % 2 === 1;
}

/** Joins lines until quotes are even, the file ends or the record grows too long. */
async function collectRecord(
  first: Line & { bytes: Uint8Array },
  queue: LineQueue,
  quoting: QuoteStyle | undefined,
): Promise<PendingRecord> {
  const lines: Line[] = [first];
  const parts = [first.bytes];
  let length = first.bytes.length;
  let quotes = countQuotes(first.bytes, quoting);
  let isCut = false;
  while (quotes % 2 === 1 && length <= queue.maxBytes) {
    const next = await queue.next();
    isCut = next === null;
    if (next === null) break;
    lines.push(next);
    if (next.bytes === null) break;
    parts.push(Uint8Array.of(10), next.bytes);
    length += next.bytes.length + 1;
    quotes += countQuotes(next.bytes, quoting);
  }
  return { lines, bytes: Buffer.concat(parts), isClosed: quotes % 2 === 0 && length <= queue.maxBytes, isCut };
}

/** Cells that are empty beyond the header's columns are what a spreadsheet leaves behind. */
function fitFields(fields: readonly string[], columns: number): readonly string[] {
  return fields.slice(columns).every((field) => field.trim() === '') ? fields.slice(0, columns) : fields;
}

/** A cell that a spreadsheet is to take for text, such as `="0012"`, without what makes it so. */
export const withoutFormula = (cell: string): string => (/^="[^"]*"$/.test(cell) ? cell.slice(2, -1) : cell);

/** A cell that is quoted as a whole, though others of its line are not quoted well. */
const unquote = (cell: string): string => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);

class RecordReader {
  /** Of the header; null before it is known. */
  columns: number | null = null;

  constructor(
    private readonly queue: LineQueue,
    private readonly style: CsvStyle,
    private readonly isBeginning: boolean,
  ) {}

  /** The next record's fields; where it is wrong, only its first line is passed over and reading goes on after it. */
  async next(): Promise<((Fields | Refused) & { line: number }) | null> {
    const { queue } = this;
    for (let line = await queue.next(); line !== null; line = await queue.next()) {
      if (line.bytes === null) return { kind: 'wrong', line: line.line, row: tooLong(line.line, queue.maxBytes) };
      if (line.bytes.length === 0 || (line.bytes.length === 1 && line.bytes[0] === 13)) continue;
      const parsed = await this.read({ ...line, bytes: line.bytes });
      if (parsed === null) return null;
      if (parsed.kind === 'wrong' || parsed.fields.some((field) => field.trim() !== '')) {
        return { ...parsed, line: line.line };
      }
    }
    return null;
  }

  /** Null where the file is cut off within the record: its lines are no records of their own. */
  private async read(line: Line & { bytes: Uint8Array }): Promise<Fields | Refused | null> {
    const plain = this.readPlain(line);
    if (plain !== null) return plain;
    const record = await collectRecord(line, this.queue, this.style.quoting);
    const parsed = this.parse(record);
    if (parsed.kind === 'fields') return parsed;
    this.queue.giveBack(record.lines.slice(1));
    const plainly = this.style.separator === '\t' ? this.readWithoutQuoting(line) : null;
    return plainly ?? (this.isBeginning && record.isCut ? null : parsed);
  }

  /** A line without quotes, or in which quotes can't be what holds a cell together. */
  private readPlain(line: Line & { bytes: Uint8Array }): Fields | Refused | null {
    const { separator, columns } = this.style;
    const first = line.bytes.indexOf(quote);
    if (first === -1 || columns !== undefined) return this.readWithoutQuoting(line) ?? this.parse(asRecord(line));
    return opensCell(Buffer.from(line.bytes).toString(), separator) ? null : this.readWithoutQuoting(line);
  }

  /** The cells as they stand; null where there are more or fewer than columns. */
  private readWithoutQuoting({ bytes }: { readonly bytes: Uint8Array }): Fields | null {
    const cells = decodeUtf8(bytes)?.replace(/\r$/, '').split(this.style.separator);
    const fields = this.style.columns === undefined ? cells?.map(unquote) : cells;
    const fitting = fields && fitFields(fields, this.columns ?? fields.length);
    return fitting && fitting.length === (this.columns ?? fitting.length) ? { kind: 'fields', fields: fitting } : null;
  }

  private parse({ lines, bytes, isClosed }: PendingRecord): Fields | Refused {
    const line = lines[0]?.line ?? 0;
    const refuse = (message: string): Refused => ({ kind: 'wrong', row: wrongRow(line, 'invalid-csv', message) });
    if (!isClosed) return refuse('A quote that opens on this line is never closed.');
    const text = decodeUtf8(bytes);
    if (text === null) return { kind: 'wrong', row: notUtf8(line) };
    const cells = splitCells(text.replace(/\r$/, ''), this.style.separator, this.style.quoting);
    if (cells === null) return refuse('There is a stray quote; within a quoted field, double it.');
    const fields = fitFields(cells, this.columns ?? cells.length);
    if (this.columns === null || fields.length === this.columns) return { kind: 'fields', fields };
    return refuse(`The row has ${fields.length} columns, the header ${this.columns}.`);
  }
}

const asRecord = (line: Line & { bytes: Uint8Array }): PendingRecord => ({
  lines: [line],
  bytes: line.bytes,
  isClosed: true,
  isCut: false,
});

/** A row's cells by column: those without a name are left out, those of one name come as a list. */
function byColumn(columns: readonly string[], fields: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [i, column] of columns.entries()) {
    if (column === '') continue;
    const cell = withoutFormula(fields[i] ?? '');
    const known = Object.hasOwn(values, column) ? [values[column]].flat() : null;
    Object.defineProperty(values, column, {
      value: known === null ? cell : [...known, cell],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return values;
}

interface CsvReading {
  readonly maxBytes: number;
  readonly style: CsvStyle;
  /** Whether the lines are the beginning of a file, cut off somewhere. */
  readonly isBeginning?: boolean | undefined;
}

/**
 * A table with a header (RFC 4180, any separator). A row that is wrong costs that row alone, even if its quote never
 * closes.
 * @throws AppError where the header is wrong
 */
export async function* readCsvRows(
  batches: AsyncIterable<readonly Line[]>,
  { maxBytes, style, isBeginning = false }: CsvReading,
  onColumns: (columns: readonly string[]) => void,
): AsyncGenerator<(RawRow | WrongRow)[]> {
  const queue = new LineQueue(batches, maxBytes);
  try {
    const reader = new RecordReader(queue, style, isBeginning);
    const header = style.columns ?? (await readHeader(reader));
    const columns = style.hasRowNames === true ? ['', ...header] : header;
    const names = columns.map((column) => style.numberedColumns?.get(column) ?? column);
    onColumns(names.filter((name) => name !== ''));
    reader.columns = columns.length;
    for (let record = await reader.next(); record !== null; record = await reader.next()) {
      if (record.kind === 'fields' && isSame(record.fields, columns)) continue;
      yield [record.kind === 'wrong' ? record.row : { line: record.line, values: byColumn(names, record.fields) }];
    }
  } finally {
    await queue.close();
  }
}

/** Whether a row is the header once more, where tables were put one behind the other. */
const isSame = (fields: readonly string[], columns: readonly string[]): boolean =>
  fields.every((field, i) => field.trim() === columns[i]);

async function readHeader(reader: RecordReader): Promise<readonly string[]> {
  const header = await reader.next();
  if (header === null) return [];
  if (header.kind === 'fields') return header.fields.map((name) => name.trim());
  throw new AppError('INVALID_INPUT', `The CSV header is invalid: ${header.row.error.message}`);
}
