import { AppError } from '@classmark/domain';
import { type ByteSource, readPassingBytes } from './byte-source.js';
import { type FieldMapping, guessMapping } from './field-mapping.js';
import type { FileFormat } from './file-format.js';
import { readJsonRow } from './read-json-rows.js';
import { type LineBlock, readLineBlocks, splitLines } from './read-lines.js';
import { defaultMaxLineBytes, type RowOptions, readRows } from './read-rows.js';
import { createRecordScanner, type ScanLines, type ScannedLine } from './record-scanner.js';
import type { WrongRow } from './row.js';
import { emptyRecord, isEmpty, type RecordOptions, type SourceRecord, toRecord } from './source-record.js';

export interface ReadOptions extends RowOptions, RecordOptions {
  /** Left out: guessed from the header, or from the first object's keys. */
  readonly mapping?: FieldMapping;
  /**
   * Whether plain lines of JSON may come as records whose texts become strings only when they are read: until the next
   * batch is asked for, then what they were made of may be gone.
   */
  readonly lazy?: boolean;
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
 * The records of a JSON Lines or CSV file, plain or gzipped, in batches and constant memory. A row that is wrong comes
 * with its line and reason, and the rest goes on.
 * @throws AppError where the file as a whole cannot be read: missing, damaged, a CSV without header, a mapping to
 * columns that it lacks
 */
export async function* readRecordBatches(source: ByteSource, options: ReadOptions): AsyncGenerator<ReadRow[]> {
  if (options.lazy === true && options.format === 'jsonl') {
    yield* scanRecordBatches(source, options);
    return;
  }
  let mapping = guessMapping([]);
  const rows = readRows(source, options, (columns) => {
    mapping = checkMapping(options.mapping ?? guessFor(columns, options.format), columns, options.format);
  });
  for await (const batch of rows) yield batch.map((row) => ('error' in row ? row : toRecord(row, mapping, options)));
}

/** JSON Lines of which the plain ones are scanned once the first object has told the mapping. */
async function* scanRecordBatches(source: ByteSource, options: ReadOptions): AsyncGenerator<ReadRow[]> {
  const maxBytes = options.maxLineBytes ?? defaultMaxLineBytes;
  const reader = new ScanningReader(options, maxBytes);
  for await (const blocks of readLineBlocks(readPassingBytes(source), maxBytes)) {
    const rows = blocks.flatMap((block) => reader.read(block));
    if (rows.length > 0) yield rows;
  }
}

class ScanningReader {
  private mapping: FieldMapping | null = null;
  private scan: ScanLines | null = null;
  private line = 0;

  constructor(
    private readonly options: ReadOptions,
    private readonly maxBytes: number,
  ) {}

  read(block: LineBlock): ReadRow[] {
    const { maxBytes } = this;
    this.mapping ??= this.findMapping(block);
    const scanned = block !== null && block.length <= maxBytes ? this.scan?.(block) : null;
    const rows: ReadRow[] = [];
    for (const found of scanned ?? splitLines(block, maxBytes)) {
      this.line += 1;
      const row = this.toRow(found);
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  /** By the first object; null where there is none. */
  private findMapping(block: LineBlock): FieldMapping | null {
    for (const bytes of splitLines(block, this.maxBytes)) {
      const row = readJsonRow({ line: 0, bytes }, this.maxBytes);
      if (row === null || 'error' in row) continue;
      const keys = Object.keys(row.values);
      const mapping = checkMapping(this.options.mapping ?? guessFor(keys, 'jsonl'), keys, 'jsonl');
      this.scan = createRecordScanner(mapping);
      return mapping;
    }
    return null;
  }

  private toRow(found: ScannedLine | null): ReadRow | null {
    const { line, mapping, options, maxBytes } = this;
    if (found === null || found instanceof Uint8Array) {
      const row = readJsonRow({ line, bytes: found }, maxBytes);
      if (row === null || 'error' in row) return row;
      return mapping && toRecord(row, mapping, options);
    }
    if (options.allowEmpty === true || !isEmpty(found)) return { line, record: found };
    return emptyRecord(line);
  }
}

/** The same, one by one. */
export async function* readRecords(source: ByteSource, options: ReadOptions): AsyncGenerator<ReadRow> {
  for await (const batch of readRecordBatches(source, options)) yield* batch;
}
