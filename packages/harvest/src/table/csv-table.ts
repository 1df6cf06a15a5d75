import { AppError } from '@classmark/domain';
import { splitCells } from '../csv/split-cells.js';
import { type ByteSource, readBytes } from '../source/byte-source.js';
import type { Table, TableRow } from './table.js';

const maxRecordLength = 1 << 20;
const batchRows = 2048;

const hasOddQuotes = (text: string): boolean => text.split('"').length % 2 === 0;

/** Records as texts: lines, joined where a quote is open. */
async function* readRecordTexts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  /** The lines so far of a record whose quote is open. */
  let open = '';
  let isOpen = false;
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      open += line;
      if (hasOddQuotes(line)) isOpen = !isOpen;
      if (!isOpen) {
        yield open.replace(/\r$/, '');
        open = '';
      } else open += '\n';
    }
    if (open.length + rest.length > maxRecordLength) {
      throw new AppError('INVALID_INPUT', 'A row is longer than 1 MB; a quote may never be closed.');
    }
  }
  const last = open + rest + decoder.decode();
  if (last !== '') yield last.replace(/\r$/, '');
}

function splitRecord(text: string, separator: string, row: number): string[] {
  const cells = splitCells(text, separator);
  if (cells === null) {
    throw new AppError('INVALID_INPUT', `Row ${row}: there is a stray quote; within a quoted cell, double it.`);
  }
  return cells;
}

async function* toBatches(texts: AsyncIterator<string>, separator: string, width: number): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = [];
  let row = 0;
  for (let next = await texts.next(); next.done !== true; next = await texts.next()) {
    row += 1;
    const cells = splitRecord(next.value, separator, row);
    if (cells.length !== width) {
      throw new AppError('INVALID_INPUT', `Row ${row} has ${cells.length} cells, the header ${width}.`);
    }
    batch.push(cells.map((cell) => (cell === '' ? null : cell)));
    if (batch.length === batchRows) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function* asTextErrors(texts: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* texts;
  } catch (error) {
    throw error instanceof TypeError ? new AppError('INVALID_INPUT', 'The table is not UTF-8.') : error;
  }
}

/**
 * Opens a CSV or tab-separated table (RFC 4180), gzipped or not. An empty cell is a missing value.
 * @throws AppError where it cannot be read, or a row has more or fewer cells than the header
 */
export async function openCsvTable(source: ByteSource): Promise<Table> {
  const texts = asTextErrors(readRecordTexts(readBytes(source)));
  const header = await texts.next();
  if (header.done === true) throw new AppError('INVALID_INPUT', 'The table is empty.');
  const separator = header.value.includes('\t') && !header.value.includes(',') ? '\t' : ',';
  const columns = splitRecord(header.value, separator, 0);
  return {
    columns,
    rowCount: null,
    batches: toBatches(texts, separator, columns.length),
    [Symbol.asyncDispose]: async () => void (await texts.return(undefined)),
  };
}
