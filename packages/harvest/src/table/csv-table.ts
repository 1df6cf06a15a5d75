import { AppError } from '@classmark/domain';
import { withoutFormula } from '../csv/read-csv-rows.js';
import { opensCell, splitCells } from '../csv/split-cells.js';
import { type ByteSource, readBytes } from '../source/byte-source.js';
import { openSource } from '../source/open-source.js';
import { unifyLineEnds } from '../source/unify-line-ends.js';
import { findTableStyle } from './find-table-style.js';
import type { Table, TableRow } from './table.js';

const maxRecordLength = 1 << 20;
const batchRows = 2048;
const newline = 10;

const hasOddQuotes = (text: string): boolean => text.split('"').length % 2 === 0;

/** Records as texts: lines, joined where a quote is open. */
async function* readRecordTexts(bytes: AsyncIterable<Uint8Array>, separator: string): AsyncGenerator<string> {
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
      if (hasOddQuotes(line) && (isOpen || opensCell(line, separator))) isOpen = !isOpen;
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

const isBlank = (cell: string): boolean => cell.trim() === '';

function splitRecord(text: string, separator: string, place: string): string[] {
  const cells = splitCells(text, separator) ?? (opensCell(text, separator) ? null : text.split(separator));
  if (cells === null) {
    throw new AppError('INVALID_INPUT', `${place}: there is a stray quote; within a quoted cell, double it.`);
  }
  return cells;
}

/** Blanks around names are passed over; those beyond ASCII belong to them. */
function readHeader(text: string, separator: string): string[] {
  if (/^\s*[{[]/.test(text)) {
    throw new AppError('INVALID_INPUT', 'This is JSON. Scores are made of tables: CSV with a header, or Parquet.');
  }
  return splitRecord(text, separator, 'The header').map((name) => name.replace(/^[ \t]+|[ \t]+$/g, ''));
}

async function* toBatches(
  texts: AsyncIterator<string>,
  separator: string,
  columns: readonly string[],
): AsyncGenerator<TableRow[]> {
  const width = columns.length;
  let batch: TableRow[] = [];
  let row = 0;
  for (let next = await texts.next(); next.done !== true; next = await texts.next()) {
    if (width > 1 && isBlank(next.value) && !next.value.includes(separator)) continue;
    row += 1;
    const cells = splitRecord(next.value, separator, `Row ${row}`);
    // A spreadsheet leaves empty cells behind, and may leave them out where columns have no name.
    const isWhole = cells.slice(width).every(isBlank) && columns.slice(cells.length).every(isBlank);
    if (!isWhole) throw new AppError('INVALID_INPUT', `Row ${row} has ${cells.length} cells, the header ${width}.`);
    batch.push(columns.map((_, i) => withoutFormula(cells[i] ?? '') || null));
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

/** The next record that is not blank. */
async function nextRecord(texts: AsyncIterator<string>): Promise<string> {
  for (let next = await texts.next(); next.done !== true; next = await texts.next()) {
    if (!isBlank(next.value)) return next.value;
  }
  throw new AppError('INVALID_INPUT', 'The table is empty.');
}

/**
 * Opens a table in CSV (RFC 4180), however its characters are written, its columns are separated and its lines end, gzipped
 * or not. An empty cell is a missing value.
 * @throws AppError where it cannot be read, or a row has more or fewer cells than the header
 */
export async function openCsvTable(source: ByteSource): Promise<Table> {
  const { head, chunks, ...file } = await openSource(readBytes(source), {});
  try {
    const { separator, statesSeparator, hasRowNames, unnamed } = findTableStyle(head.toString());
    const texts = asTextErrors(readRecordTexts(head.includes(newline) ? chunks : unifyLineEnds(chunks), separator));
    if (statesSeparator) await nextRecord(texts);
    const header = readHeader(await nextRecord(texts), separator);
    const columns = hasRowNames ? ['', ...header] : header;
    return {
      columns,
      decimalMark: separator === ';' ? ',' : '.',
      warnings: unnamed === null ? [] : [unnamed],
      rowCount: null,
      batches: toBatches(texts, separator, columns),
      [Symbol.asyncDispose]: () => file[Symbol.asyncDispose](),
    };
  } catch (error) {
    await file[Symbol.asyncDispose]();
    throw error;
  }
}
