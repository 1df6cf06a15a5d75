import type { FileFormat, ImportWarning } from '@classmark/domain';
import type { FieldMapping } from './fields/field-mapping.js';
import { adviseOnColumns, openRecords, type ReadOptions } from './open-records.js';
import { ReadNotes } from './read-notes.js';
import type { RawRow, WrongRow } from './row.js';
import type { ByteSource } from './source/byte-source.js';
import { type SourceRecord, toRecord } from './source-record.js';

/** What a file looks like, before anything is written. */
export interface RecordPreview {
  readonly format: FileFormat;
  /** Columns, or keys in the order in which they first come. */
  readonly fields: readonly string[];
  /** As given, else guessed; may be incomplete. */
  readonly mapping: FieldMapping;
  /** The first rows; `record` is null where a row is wrong, and `problems` say why. */
  readonly rows: readonly (RawRow & { readonly record: SourceRecord | null })[];
  readonly problems: readonly WrongRow[];
  /** What the first rows, these and some more, tell. */
  readonly warnings: readonly ImportWarning[];
}

/**
 * Reads the first `count` rows as `readRecords` would.
 * @throws AppError where the file as a whole cannot be read
 */
export async function previewRecords(
  source: ByteSource,
  count: number,
  options: Omit<ReadOptions, 'notes'>,
): Promise<RecordPreview> {
  const notes = new ReadNotes();
  await using file = await openRecords(source, { ...options, notes });
  for (const row of file.sample) {
    const result = toRecord(row, file.reading);
    if ('record' in result) notes.add(result.record);
  }
  const rows: (RawRow & { readonly record: SourceRecord | null })[] = [];
  const problems: WrongRow[] = [];
  let seen = 0;
  for await (const batch of file.readRows()) {
    for (const row of batch.slice(0, count - seen)) {
      seen += 1;
      const result = 'error' in row ? row : toRecord(row, file.reading);
      if ('error' in result) problems.push(result);
      if ('values' in row) rows.push({ ...row, record: 'record' in result ? result.record : null });
    }
    if (seen >= count) break;
  }
  const { format, columns, reading } = file;
  const advice = adviseOnColumns(file);
  const warnings = [
    ...(advice === null ? [] : [{ code: 'FIELD_NOT_FOUND', message: advice } as const]),
    ...notes.listWarnings({ areSubjectsRead: true }),
  ];
  return { format, fields: columns, mapping: reading.mapping, rows, problems, warnings };
}
