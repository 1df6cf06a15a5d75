import { AppError } from '@classmark/domain';
import { formatOfName, type ReadRow, readRecords, type SourceRecord } from '@classmark/harvest';
import { InputFileError } from './input-file-error.js';

/** A file of records that can be read again and again. */
export type RecordFile = () => AsyncIterable<SourceRecord> | Iterable<SourceRecord>;

/** The rows of a file, wrong ones too; `-` is standard input. Records may be empty: none is dropped. */
export async function* readRows(path: string): AsyncGenerator<ReadRow> {
  const source = path === '-' ? process.stdin : path;
  try {
    yield* readRecords(source, { format: formatOfName(path), allowEmpty: true });
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
