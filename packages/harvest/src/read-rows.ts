import { type ByteSource, readBytes } from './byte-source.js';
import type { FileFormat } from './file-format.js';
import { readCsvRows } from './read-csv-rows.js';
import { readJsonRows } from './read-json-rows.js';
import { readLines } from './read-lines.js';
import type { RawRow, WrongRow } from './row.js';

/** The longest line, or CSV record, that is read. */
export const defaultMaxLineBytes = 10_000_000;

export interface RowOptions {
  readonly format: FileFormat;
  readonly maxLineBytes?: number;
}

/**
 * A file's rows before mapping, in batches as they come.
 * @param onColumns told the columns, or the first object's keys, before the first row comes
 */
export async function* readRows(
  source: ByteSource,
  { format, maxLineBytes = defaultMaxLineBytes }: RowOptions,
  onColumns: (columns: readonly string[]) => void,
): AsyncGenerator<(RawRow | WrongRow)[]> {
  const lines = readLines(readBytes(source), maxLineBytes);
  if (format === 'csv') {
    yield* readCsvRows(lines, maxLineBytes, onColumns);
    return;
  }
  let isFirst = true;
  for await (const rows of readJsonRows(lines, maxLineBytes)) {
    const first = isFirst ? rows.find((row) => 'values' in row) : undefined;
    if (first) {
      isFirst = false;
      onColumns(Object.keys(first.values));
    }
    yield rows;
  }
}
