import { AppError } from '@classmark/domain';
import type { ByteSource } from './byte-source.js';
import { type FieldMapping, guessMapping } from './field-mapping.js';
import type { FileFormat } from './file-format.js';
import { type RowOptions, readRows } from './read-rows.js';
import type { WrongRow } from './row.js';
import { type RecordOptions, type SourceRecord, toRecord } from './source-record.js';

export interface ReadOptions extends RowOptions, RecordOptions {
  /** Left out: guessed from the header, or from the first object's keys. */
  readonly mapping?: FieldMapping;
}

/** What a row of a file gives, with the number of its first line. */
export type ReadRow = { readonly line: number; readonly record: SourceRecord } | WrongRow;

/** JSON objects need not all have the same keys: what the first lacks goes by the field's own name. */
function guessFor(columns: readonly string[], format: FileFormat): FieldMapping {
  const guess = guessMapping(columns);
  if (format === 'csv') return guess;
  const { id, title, text, subjects } = guess;
  return { ...guess, id: id ?? 'id', title: title ?? 'title', text: text ?? 'text', subjects: subjects ?? 'subjects' };
}

function checkMapping(mapping: FieldMapping, columns: readonly string[], format: FileFormat): FieldMapping {
  const named = [mapping.id, mapping.title, mapping.text, mapping.subjects].filter((column) => column !== null);
  const missing = named.find((column) => !columns.includes(column));
  const read = columns.join(', ').slice(0, 200);
  if (format === 'csv' && missing !== undefined) {
    throw new AppError('INVALID_INPUT', `The file has no column "${missing}"; its columns are ${read}.`);
  }
  if (mapping.id !== null && (mapping.title !== null || mapping.text !== null)) return mapping;
  const field = mapping.id === null ? 'the id' : 'title or text';
  throw new AppError(
    'INVALID_INPUT',
    `There is no column for ${field}. The first line must name the columns, such as id, title, text, subjects; it reads: ${read}`,
  );
}

/**
 * The records of a JSON Lines or CSV file, plain or gzipped, in batches and constant memory. A row that is wrong comes with its line
 * and reason, and the rest goes on.
 * @throws AppError where the file as a whole cannot be read: missing, damaged, a CSV without header, a mapping to
 * columns that it lacks
 */
export async function* readRecordBatches(source: ByteSource, options: ReadOptions): AsyncGenerator<ReadRow[]> {
  let mapping = guessMapping([]);
  const rows = readRows(source, options, (columns) => {
    mapping = checkMapping(options.mapping ?? guessFor(columns, options.format), columns, options.format);
  });
  for await (const batch of rows) yield batch.map((row) => ('error' in row ? row : toRecord(row, mapping, options)));
}

/** The same, one by one. */
export async function* readRecords(source: ByteSource, options: ReadOptions): AsyncGenerator<ReadRow> {
  for await (const batch of readRecordBatches(source, options)) yield* batch;
}
