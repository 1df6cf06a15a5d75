import { AppError } from '@classmark/domain';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Line } from './read-lines.js';
import { decodeUtf8, notUtf8, type RawRow, tooLong, type WrongRow, wrongRow } from './row.js';

const quote = 0x22;

/** Lines that may be one record: its first line, and those that an open quote brings with it. */
interface Candidate {
  readonly lines: readonly Line[];
  readonly bytes: Uint8Array;
  readonly isClosed: boolean;
}

type Fields = { readonly kind: 'fields'; readonly fields: readonly string[] };
type Refused = { readonly kind: 'wrong'; readonly row: WrongRow };

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
    this.waiting.push(...lines.toReversed());
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }
}

function countQuotes(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(quote); at !== -1; at = bytes.indexOf(quote, at + 1)) count += 1;
  return count;
}

/** Joins lines until quotes are even, the file ends or the record grows too long. */
async function collectCandidate(first: Line & { bytes: Uint8Array }, queue: LineQueue): Promise<Candidate> {
  const lines: Line[] = [first];
  const parts = [first.bytes];
  let length = first.bytes.length;
  let quotes = countQuotes(first.bytes);
  while (quotes % 2 === 1 && length <= queue.maxBytes) {
    const next = await queue.next();
    if (next === null) break;
    lines.push(next);
    if (next.bytes === null) break;
    parts.push(Uint8Array.of(10), next.bytes);
    length += next.bytes.length + 1;
    quotes += countQuotes(next.bytes);
  }
  return { lines, bytes: Buffer.concat(parts), isClosed: quotes % 2 === 0 && length <= queue.maxBytes };
}

function parseFields({ lines, bytes, isClosed }: Candidate, columns: number | null): Fields | Refused {
  const line = lines[0]?.line ?? 0;
  const refuse = (message: string): Refused => ({ kind: 'wrong', row: wrongRow(line, 'invalid-csv', message) });
  if (!isClosed) return refuse('A quote that opens in this line is never closed.');
  const text = decodeUtf8(bytes);
  if (text === null) return { kind: 'wrong', row: notUtf8(line) };
  try {
    const [fields = []] = parse(text.replace(/\r$/, ''), {
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n'],
    });
    if (columns === null || fields.length === columns) return { kind: 'fields', fields };
    return refuse(`The row has ${fields.length} columns, the header ${columns}.`);
  } catch (error) {
    if (error instanceof CsvError) return refuse('A quote stands where none may be; double it within a quoted field.');
    throw error;
  }
}

/** The next record's fields; where it is wrong, only its first line is passed over and reading goes on after it. */
async function nextRecord(
  queue: LineQueue,
  columns: number | null,
): Promise<((Fields | Refused) & { line: number }) | null> {
  for (let line = await queue.next(); line !== null; line = await queue.next()) {
    if (line.bytes === null) return { kind: 'wrong', line: line.line, row: tooLong(line.line, queue.maxBytes) };
    if (line.bytes.length === 0 || (line.bytes.length === 1 && line.bytes[0] === 13)) continue;
    const candidate = await collectCandidate(line, queue);
    const parsed = parseFields(candidate, columns);
    if (parsed.kind === 'wrong') queue.giveBack(candidate.lines.slice(1));
    return { ...parsed, line: line.line };
  }
  return null;
}

/** A header names columns: no name is missing, used twice, very long or a number. */
function checkHeader(fields: readonly string[]): readonly string[] {
  const names = fields.map((name) => name.trim());
  const isName = (name: string): boolean => name !== '' && name.length <= 100 && Number.isNaN(Number(name));
  if (names.every(isName) && new Set(names).size === names.length) return names;
  throw new AppError('INVALID_INPUT', 'The CSV file has no header: its first line must name the columns, each once.');
}

/**
 * CSV with a header (RFC 4180, comma). A row that is wrong costs that row alone, even if its quote never closes.
 * @throws AppError where the header is missing or wrong
 */
export async function* readCsvRows(
  batches: AsyncIterable<readonly Line[]>,
  maxBytes: number,
  onColumns: (columns: readonly string[]) => void,
): AsyncGenerator<(RawRow | WrongRow)[]> {
  const queue = new LineQueue(batches, maxBytes);
  try {
    const header = await nextRecord(queue, null);
    if (header === null) return;
    if (header.kind === 'wrong')
      throw new AppError('INVALID_INPUT', `The CSV header is wrong: ${header.row.error.message}`);
    const columns = checkHeader(header.fields);
    onColumns(columns);
    for (;;) {
      const record = await nextRecord(queue, columns.length);
      if (record === null) return;
      if (record.kind === 'wrong') yield [record.row];
      else
        yield [{ line: record.line, values: Object.fromEntries(columns.map((c, i) => [c, record.fields[i] ?? ''])) }];
    }
  } finally {
    await queue.close();
  }
}
