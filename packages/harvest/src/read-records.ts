import { knownNames } from './fields/known-names.js';
import { readJsonRow } from './json/read-json-rows.js';
import { createRecordScanner, type ScanLines, type ScannedLine } from './json/record-scanner.js';
import { type OpenRecords, openRecords, type ReadOptions, requireTitleOrText } from './open-records.js';
import type { WrongRow } from './row.js';
import type { ByteSource } from './source/byte-source.js';
import { type LineBlock, readLineBlocks, splitLines } from './source/read-lines.js';
import { emptyRecord, isEmpty, type SourceRecord, toRecord } from './source-record.js';

/** What a row of a file gives, with the number of its first line. */
export type ReadRow = { readonly line: number; readonly record: SourceRecord } | WrongRow;

/**
 * The records of a file in batches and constant memory, however it is written: see `fileFormats`; plain or gzipped. A row
 * that is wrong comes with its line and reason, and the rest goes on.
 * @throws AppError as `openRecords` does, and for a table without header
 */
export async function* readRecordBatches(source: ByteSource, options: ReadOptions): AsyncGenerator<ReadRow[]> {
  await using file = await openRecords(source, options);
  requireTitleOrText(file);
  const canScan = options.lazy === true && options.withDetails !== true && file.arePlain;
  for await (const rows of canScan ? scanRecords(file) : readAll(file)) {
    if (options.notes) for (const row of rows) if ('record' in row) options.notes.add(row.record);
    yield rows;
  }
}

async function* readAll(file: OpenRecords): AsyncGenerator<ReadRow[]> {
  for await (const batch of file.readRows()) {
    yield batch.map((row) => ('error' in row ? row : toRecord(row, file.reading)));
  }
}

/** JSON Lines of which the plain ones are scanned. */
async function* scanRecords(file: OpenRecords): AsyncGenerator<ReadRow[]> {
  const reader = new ScanningReader(file);
  for await (const blocks of readLineBlocks(file.chunks, file.maxBytes)) {
    const rows = blocks.flatMap((block) => reader.read(block));
    if (rows.length > 0) yield rows;
  }
}

class ScanningReader {
  private readonly scan: ScanLines | null;
  /** Keys, in quotes, that those fields may have which the beginning of the file has not shown. */
  private readonly openKeys: readonly Buffer[];
  private line = 0;

  constructor(private readonly file: OpenRecords) {
    const { open, mapping } = file.reading;
    this.scan = createRecordScanner(mapping, open.fields);
    const names = open.fields.filter((field) => mapping[field] === null).flatMap((field) => knownNames[field]);
    this.openKeys = names.map((name) => Buffer.from(JSON.stringify(name)));
  }

  read(block: LineBlock): ReadRow[] {
    const { maxBytes } = this.file;
    const canScan = block !== null && block.length <= maxBytes && !this.showsOpenField(block);
    const scanned = canScan ? this.scan?.(block) : null;
    const rows: ReadRow[] = [];
    for (const found of scanned ?? splitLines(block, maxBytes)) {
      this.line += 1;
      const row = this.toRow(found);
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  private showsOpenField(block: Uint8Array): boolean {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
    return this.openKeys.some((key) => bytes.includes(key));
  }

  private toRow(found: ScannedLine | null): ReadRow | null {
    const { line } = this;
    const { reading, maxBytes } = this.file;
    if (found === null || found instanceof Uint8Array) {
      const row = readJsonRow({ line, bytes: found }, maxBytes);
      return row === null || 'error' in row ? row : toRecord(row, reading);
    }
    return reading.allowEmpty === true || !isEmpty(found) ? { line, record: found } : emptyRecord(line);
  }
}

/** The same, one by one. */
export async function* readRecords(source: ByteSource, options: ReadOptions): AsyncGenerator<ReadRow> {
  for await (const batch of readRecordBatches(source, options)) yield* batch;
}
