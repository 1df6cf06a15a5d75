import type { ByteSource } from './byte-source.js';
import { type FieldMapping, guessMapping } from './field-mapping.js';
import type { ReadOptions } from './read-records.js';
import { readRows } from './read-rows.js';
import type { RawRow, WrongRow } from './row.js';
import { type SourceRecord, toRecord } from './source-record.js';

/** What a file looks like, before anything is written. */
export interface RecordPreview {
  /** Columns, or keys in the order in which they first come. */
  readonly fields: readonly string[];
  /** As given, else guessed; may be incomplete. */
  readonly mapping: FieldMapping;
  /** The first rows; `record` is null where a row is wrong, and `problems` say why. */
  readonly rows: readonly (RawRow & { readonly record: SourceRecord | null })[];
  readonly problems: readonly WrongRow[];
}

/**
 * Reads the first `count` rows.
 * @throws AppError where the file as a whole cannot be read: missing, damaged, a CSV without header
 */
export async function previewRecords(source: ByteSource, count: number, options: ReadOptions): Promise<RecordPreview> {
  const fields = new Set<string>();
  const raw: RawRow[] = [];
  const problems: WrongRow[] = [];
  const rows = readRows(source, options, (columns) => {
    for (const column of columns) fields.add(column);
  });
  for await (const batch of rows) {
    for (const row of batch.slice(0, count - raw.length - problems.length)) {
      if ('error' in row) problems.push(row);
      else raw.push(row);
    }
    if (raw.length + problems.length >= count) break;
  }
  for (const key of raw.flatMap((row) => Object.keys(row.values))) fields.add(key);
  const mapping = options.mapping ?? guessMapping([...fields]);
  const records = raw.map((row) => {
    const result = toRecord(row, mapping, options);
    if ('record' in result) return { ...row, record: result.record };
    problems.push(result);
    return { ...row, record: null };
  });
  return { fields: [...fields], mapping, rows: records, problems: problems.sort((a, b) => a.line - b.line) };
}
