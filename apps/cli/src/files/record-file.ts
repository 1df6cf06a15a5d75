import { setFlagsFromString } from 'node:v8';
import { AppError } from '@classmark/domain';
import { type ReadRow, readRecordBatches, type SourceRecord } from '@classmark/harvest';
import { cleanText } from '@classmark/text';
import { UsageError } from '../terminal/usage-error.js';
import { InputFileError } from './input-file-error.js';

type RecordBatches = AsyncIterable<readonly SourceRecord[]> | Iterable<readonly SourceRecord[]>;

/** A file of records that can be read again and again, in batches. */
export interface RecordFile {
  /** With texts cleaned as the service cleans them at import, so that one model serves both. */
  readonly read: () => RecordBatches;
  /** The same records, read only for their subjects: the texts may be uncleaned. */
  readonly readSubjects: () => RecordBatches;
}

/** A record with `utf8` is clean enough: features do not look at white space. */
function cleanRecord(record: SourceRecord): SourceRecord {
  if (record.utf8) return record;
  return { ...record, title: cleanText(record.title), text: cleanText(record.text) };
}

/** The rows of a file, rejected ones included; `-` is standard input. Records may be empty: none is dropped. */
async function* readRowBatches(path: string, lazy: boolean): AsyncGenerator<ReadRow[]> {
  const source = path === '-' ? process.stdin : path;
  try {
    yield* readRecordBatches(source, { fileName: path, allowEmpty: true, lazy });
  } catch (error) {
    throw error instanceof AppError ? new InputFileError(path, error.message) : error;
  }
}

/** The rows of a file one by one, texts cleaned. */
export async function* readRows(path: string): AsyncGenerator<ReadRow> {
  for await (const rows of readRowBatches(path, false)) {
    for (const row of rows) yield 'error' in row ? row : { ...row, record: cleanRecord(row.record) };
  }
}

async function* readStrictly(path: string, lazy: boolean): AsyncGenerator<SourceRecord[]> {
  for await (const rows of readRowBatches(path, lazy)) {
    yield rows.map((row) => {
      if ('error' in row) throw new InputFileError(path, `line ${row.line}: ${row.error.message}`);
      return row.record;
    });
  }
}

async function* readCleaned(path: string, lazy: boolean): AsyncGenerator<SourceRecord[]> {
  for await (const records of readStrictly(path, lazy)) yield records.map(cleanRecord);
}

/**
 * Records live no longer than their batch, so a small young generation keeps the heap at a third of its peak, for 5% more
 * time.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=10');
}

/**
 * Opens a file in which every row must be valid. It is read once and kept in memory or, streamed, read again in each pass.
 * @throws InputFileError; UsageError for standard input, which can be read only once
 */
export async function openRecordFile(path: string, { streamed }: { readonly streamed: boolean }): Promise<RecordFile> {
  if (path === '-') throw new UsageError('standard input can be read only once; pass a file instead');
  if (streamed) {
    keepHeapSmall();
    return { read: () => readCleaned(path, true), readSubjects: () => readStrictly(path, true) };
  }
  const batches: SourceRecord[][] = [];
  for await (const records of readCleaned(path, false)) batches.push(records);
  return { read: () => batches, readSubjects: () => batches };
}

/** Whether a record belongs; `index` is its place in the whole file. */
export type RecordSelection = (record: SourceRecord, index: number) => boolean;

/** The records of a file that belong to a selection. */
export function selectRecords(file: RecordFile, belongs: RecordSelection): RecordFile {
  const select = (read: () => RecordBatches) =>
    async function* selected(): AsyncGenerator<SourceRecord[]> {
      let start = 0;
      for await (const records of read()) {
        yield records.filter((record, i) => belongs(record, start + i));
        start += records.length;
      }
    };
  return { read: select(file.read), readSubjects: select(file.readSubjects) };
}
