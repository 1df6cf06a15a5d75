import { setFlagsFromString } from 'node:v8';
import { AppError } from '@classmark/domain';
import { ReadNotes, type ReadRow, readRecordBatches, type SourceRecord } from '@classmark/harvest';
import { cleanText } from '@classmark/text';
import { UsageError } from '../terminal/usage-error.js';
import { InputFileError } from './input-file-error.js';
import type { FileReading } from './reading-options.js';
import { RepeatedIds } from './repeated-ids.js';

type RecordBatches = AsyncIterable<readonly SourceRecord[]> | Iterable<readonly SourceRecord[]>;

/** A file of records that can be read again and again, in batches. */
export interface RecordFile {
  /** With texts cleaned as the service cleans them at import, so that one model serves both. */
  readonly read: () => RecordBatches;
  /** The same records, read only for their subjects: the texts may be uncleaned. */
  readonly readSubjects: () => RecordBatches;
}

/** Whoever writes to standard input line by line wants its answers: a pause so long says that there is no more for now. */
const patienceMs = 100;

/** A record with `utf8` is clean enough: features do not look at white space. */
export function cleanRecord(record: SourceRecord): SourceRecord {
  if (record.utf8) return record;
  return { ...record, title: cleanText(record.title), text: cleanText(record.text) };
}

/** A file and how it is read. */
export interface RecordSource {
  readonly path: string;
  readonly reading: FileReading;
  /** Is told what to know about the file, once it is read. */
  readonly onWarning: (message: string) => void;
}

interface Pass {
  readonly lazy: boolean;
  readonly withDetails?: boolean;
  /** Whether the records are to be labelled; undefined where the file's warnings were told before. */
  readonly areSubjectsRead?: boolean;
  readonly tellsRepeatedIds?: boolean;
}

/** The rows of a file, rejected ones included; `-` is standard input. Records may be empty: none is dropped. */
async function* readRowBatches(
  source: RecordSource,
  { lazy, withDetails, areSubjectsRead, tellsRepeatedIds }: Pass,
): AsyncGenerator<ReadRow[]> {
  const { path, reading, onWarning } = source;
  const notes = areSubjectsRead === undefined ? undefined : new ReadNotes();
  const ids = new RepeatedIds();
  const bytes = path === '-' ? process.stdin : path;
  try {
    const patience = path === '-' ? { patienceMs } : {};
    const options = { ...reading, ...patience, fileName: path, allowEmpty: true, lazy, withDetails, notes };
    for await (const rows of readRecordBatches(bytes, options)) {
      if (areSubjectsRead === true && tellsRepeatedIds === true) {
        for (const row of rows) if ('record' in row && row.record.hasContentId !== true) ids.add(row.record.id);
      }
      yield rows;
    }
  } catch (error) {
    throw error instanceof AppError ? new InputFileError(path, error.message) : error;
  }
  for (const { message } of notes?.listWarnings({ areSubjectsRead: areSubjectsRead === true }) ?? [])
    onWarning(message);
  if (ids.warning !== null) onWarning(ids.warning);
}

/** The rows of a file one by one, texts cleaned. */
export async function* readCleanRows(source: RecordSource): AsyncGenerator<ReadRow> {
  for await (const rows of readRowBatches(source, { lazy: false, areSubjectsRead: false })) {
    for (const row of rows) yield 'error' in row ? row : { ...row, record: cleanRecord(row.record) };
  }
}

async function* readStrictly(source: RecordSource, pass: Pass): AsyncGenerator<SourceRecord[]> {
  for await (const rows of readRowBatches(source, pass)) {
    yield rows.map((row) => {
      if ('error' in row) throw new InputFileError(source.path, `line ${row.line}: ${row.error.message}`);
      return row.record;
    });
  }
}

async function* readCleaned(source: RecordSource, pass: Pass): AsyncGenerator<SourceRecord[]> {
  for await (const records of readStrictly(source, pass)) yield records.map(cleanRecord);
}

/**
 * Records live no longer than their batch, so a small young generation keeps the heap at a third of its peak, for 5% more
 * time.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=10');
}

export interface OpenOptions {
  readonly streamed: boolean;
  readonly withDetails?: boolean;
  /** For who refuses them in words of its own: says nothing of ids that repeat. */
  readonly refusesRepeatedIds?: boolean;
}

/**
 * Opens a file in which every row must be valid. It is read once and kept in memory or, streamed, read again in each pass.
 * @throws InputFileError; UsageError for standard input, which can be read only once
 */
export async function openRecordFile(
  source: RecordSource,
  { streamed, withDetails = false, refusesRepeatedIds = false }: OpenOptions,
): Promise<RecordFile> {
  if (source.path === '-') throw new UsageError('standard input can be read only once; pass a file instead');
  const first = { withDetails, areSubjectsRead: true, tellsRepeatedIds: !refusesRepeatedIds };
  if (!streamed) {
    const batches: SourceRecord[][] = [];
    for await (const records of readCleaned(source, { lazy: false, ...first })) batches.push(records);
    return { read: () => batches, readSubjects: () => batches };
  }
  keepHeapSmall();
  let isTold = false;
  return {
    read: () => readCleaned(source, { lazy: true }),
    readSubjects: () => {
      const pass = { lazy: true, ...(isTold ? { withDetails } : first) };
      isTold = true;
      return readStrictly(source, pass);
    },
  };
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
