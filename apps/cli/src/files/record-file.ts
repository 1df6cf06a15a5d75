import { AppError } from '@classmark/domain';
import { formatOfName, type ReadRow, readRecords, type SourceRecord } from '@classmark/harvest';
import { cleanText } from '@classmark/text';
import { InputFileError } from './input-file-error.js';

/** A file of records that can be read again and again. */
export type RecordFile = () => AsyncIterable<SourceRecord> | Iterable<SourceRecord>;

/** A record's texts as the service cleans them at import, so that a model serves both. */
function clean(row: ReadRow): ReadRow {
  if ('error' in row) return row;
  const { record } = row;
  return { ...row, record: { ...record, title: cleanText(record.title), text: cleanText(record.text) } };
}

/** The rows of a file, wrong ones too; `-` is standard input. Records may be empty: none is dropped. */
export async function* readRows(path: string): AsyncGenerator<ReadRow> {
  const source = path === '-' ? process.stdin : path;
  try {
    for await (const row of readRecords(source, { format: formatOfName(path), allowEmpty: true })) yield clean(row);
  } catch (error) {
    throw error instanceof AppError ? new InputFileError(path, error.message) : error;
  }
}

async function* readStrictly(path: string): AsyncGenerator<SourceRecord> {
  for await (const row of readRows(path)) {
    if ('error' in row) throw new InputFileError(path, `line ${row.line}: ${row.error.message}`);
    yield row.record;
  }
}

/**
 * Opens a file of which every row must be right. It is read once and kept, or, streamed, read anew in each pass.
 * @throws InputFileError
 */
export async function openRecordFile(path: string, { streamed }: { readonly streamed: boolean }): Promise<RecordFile> {
  if (streamed) return () => readStrictly(path);
  const records: SourceRecord[] = [];
  for await (const record of readStrictly(path)) records.push(record);
  return () => records;
}
