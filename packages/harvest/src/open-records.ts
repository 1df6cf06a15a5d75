import { AppError, detailFields, type FileFormat } from '@classmark/domain';
import { contentFields, type FieldMapping, type GivenMapping, recordFields } from './fields/field-mapping.js';
import { findChoices } from './fields/find-choices.js';
import { findSubjectColumns } from './fields/find-subject-columns.js';
import { guessMapping } from './fields/guess-mapping.js';
import { findOtherColumns } from './fields/other-columns.js';
import { findNumberedLists, joinNumberedKeys } from './json/numbered-keys.js';
import { refuseColumns } from './json/refuse-columns.js';
import { type FormatOptions, planReading, type ReadingPlan } from './plan-reading.js';
import type { ReadNotes } from './read-notes.js';
import { defaultMaxLineBytes, readRows } from './read-rows.js';
import type { RawRow, WrongRow } from './row.js';
import { type ByteSource, readBytes, readPassingBytes } from './source/byte-source.js';
import { openSource } from './source/open-source.js';
import type { OpenFields, RecordOptions, RecordReading } from './source-record.js';

export interface ReadOptions extends FormatOptions, RecordOptions {
  /** What is left out is guessed from the beginning of the file. */
  readonly mapping?: GivenMapping | null | undefined;
  readonly maxLineBytes?: number;
  /** Of a stream that somebody may still be writing: how long to wait for more than its first line. */
  readonly patienceMs?: number | undefined;
  /** Is told what the owner of the file should know. */
  readonly notes?: ReadNotes | undefined;
  /**
   * Whether plain lines of JSON may come as records whose texts become strings only when they are read: until the next
   * batch is asked for, then what they were made of may be gone.
   */
  readonly lazy?: boolean;
  /** Whether the source is the beginning of a file, cut off somewhere: of it, at most `mostBeginningBytes` are read. */
  readonly isBeginning?: boolean;
}

/** Of a beginning, unpacked. */
const mostBeginningBytes = 1 << 23;

/** A file of which is known how to read it. */
export interface OpenRecords extends AsyncDisposable {
  readonly format: FileFormat;
  /** Columns, or the keys of the first rows in the order in which they first come. */
  readonly columns: readonly string[];
  readonly reading: RecordReading;
  /** The first rows, those that are wrong left out. */
  readonly sample: readonly RawRow[];
  readonly maxBytes: number;
  /** Whether lines are records as they stand, so that they may be scanned. */
  readonly arePlain: boolean;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** All rows, the first too. Takes the place of `chunks`. */
  readRows(): AsyncGenerator<(RawRow | WrongRow)[]>;
}

/** Rows from which keys and marks are taken. */
const mostSampled = 2_000;

async function* alone(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}

interface Sample {
  readonly rows: readonly RawRow[];
  readonly columns: readonly string[];
}

async function takeSample(head: Buffer, plan: ReadingPlan, maxBytes: number): Promise<Sample> {
  const rows: RawRow[] = [];
  const columns = new Set<string>();
  const onColumns = (names: readonly string[]): void => {
    for (const name of names) columns.add(name);
  };
  for await (const batch of readRows(alone(head), plan, { maxBytes, onColumns })) {
    rows.push(...batch.filter((row) => 'values' in row).slice(0, mostSampled - rows.length));
    if (rows.length >= mostSampled) break;
  }
  for (const { values } of rows) onColumns(Object.keys(values));
  return { rows, columns: [...columns] };
}

/** The rows of a file whose records are objects, with the lists that they hold one member of under each key. */
interface JoinedSample extends Sample {
  readonly lists: ReadonlySet<string>;
}

function joinLists(sample: Sample, given: GivenMapping, format: FileFormat): JoinedSample {
  const lists = isTable(format) ? new Set<string>() : findNumberedLists(sample.rows, sample.columns, given);
  if (lists.size === 0) return { ...sample, lists };
  const rows = sample.rows.map((row) => joinNumberedKeys(row, lists));
  return { rows, columns: [...new Set(rows.flatMap(({ values }) => Object.keys(values)))], lists };
}

/** Without what follows the last newline: a row may be cut off there. */
function wholeLines(head: Buffer, isWhole: boolean): Buffer {
  const end = Math.max(head.lastIndexOf(10), head.lastIndexOf(13));
  return isWhole || end === -1 ? head : head.subarray(0, end + 1);
}

/** Without the line that is cut off. */
async function* dropCutLine(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(Buffer.from(chunk));
    length += chunk.length;
    if (length >= mostBeginningBytes) break;
  }
  yield wholeLines(Buffer.concat(parts), false);
}

async function* joinRows(rows: ReturnType<typeof readRows>, lists: ReadonlySet<string>): ReturnType<typeof readRows> {
  for await (const batch of rows) yield lists.size === 0 ? batch : batch.map((row) => joinNumberedKeys(row, lists));
}

const isTable = (format: FileFormat): boolean => format === 'csv' || format === 'tsv';

const listColumns = (columns: readonly string[]): string => columns.join(', ').slice(0, 200);

function requireColumns(mapping: FieldMapping, columns: readonly string[], format: FileFormat): void {
  const named = [...recordFields.map((field) => mapping[field]), ...mapping.subjectColumns];
  const missing = named.find((column) => column !== null && !columns.includes(column));
  if (!isTable(format) || columns.length === 0 || missing == null) return;
  const message = `The file has no column "${missing}"; its columns are ${listColumns(columns)}.`;
  throw new AppError('INVALID_INPUT', message);
}

/** No name of a column, but what a row may hold: a number, an address, a sentence. */
const isNoName = (column: string): boolean =>
  column.length > 60 || /^[-+]?\d[\d.,]*$|^https?:|[.!?]$|(?:\S+\s+){6}/.test(column);

/** What to do about a table that shows neither title nor text; null where it does. */
export function adviseOnColumns({ format, columns, reading: { mapping } }: OpenRecords): string | null {
  if (!isTable(format) || columns.length === 0 || mapping.title !== null || mapping.text !== null) return null;
  const shown = listColumns(columns);
  return columns.some(isNoName)
    ? `The table has no line that names its columns: put one above it, such as id, title, text, subjects. It begins: ${shown}`
    : `There is no column for title or text. Say which one it is (--map title=NAME, or in the form). The columns: ${shown}`;
}

/** @throws AppError for a table that shows neither title nor text */
export function requireTitleOrText(file: OpenRecords): void {
  const advice = adviseOnColumns(file);
  if (advice !== null) throw new AppError('INVALID_INPUT', advice);
}

function mapFields(sample: Sample, given: GivenMapping, format: FileFormat): FieldMapping {
  const mapping = guessMapping(sample.columns, given);
  requireColumns(mapping, sample.columns, format);
  if (given.subjects !== undefined || given.subjectColumns !== undefined) return mapping;
  const choices = mapping.subjects ?? findChoices(sample.rows, sample.columns, mapping);
  if (choices !== null) return { ...mapping, subjects: choices };
  const subjectColumns = findSubjectColumns(sample.rows, sample.columns, mapping);
  const taken = detailFields.filter((field) => subjectColumns.includes(mapping[field] ?? ''));
  return { ...mapping, ...Object.fromEntries(taken.map((field) => [field, null])), subjectColumns };
}

function openFields({ mapping: given, withDetails }: ReadOptions, { columns }: Sample): OpenFields {
  const asked = withDetails === true ? recordFields : contentFields;
  return { fields: asked.filter((field) => given?.[field] === undefined), known: new Set(columns) };
}

/**
 * Reads the beginning of a file and decides how to read it.
 * @throws AppError where the file as a whole cannot be read: missing, damaged, no text, a mapping to
 * columns that it lacks
 */
export async function openRecords(source: ByteSource, options: ReadOptions): Promise<OpenRecords> {
  const { maxLineBytes: maxBytes = defaultMaxLineBytes, notes } = options;
  const given = options.mapping ?? {};
  const isBeginning = options.isBeginning === true;
  const bytes = options.lazy === true ? readPassingBytes(source) : readBytes(source, isBeginning);
  const file = await openSource(bytes, options);
  try {
    const isWhole = file.isWhole && !isBeginning;
    const head = wholeLines(file.head, isWhole);
    const plan = planReading(head.toString(), options);
    const sample = joinLists(await takeSample(head, plan, maxBytes), given, plan.format);
    if (isWhole && !isTable(plan.format)) refuseColumns(sample.rows);
    const mapping = mapFields(sample, given, plan.format);
    const guessedSeparator = 'style' in plan && plan.isGuessed ? plan.style.separator : null;
    const guesses = { guessedSeparator, guessedEncoding: file.guessedEncoding };
    const unnamed = 'style' in plan ? plan.unnamed : null;
    notes?.begin({ mapping, given, columns: sample.columns, unnamed, ...guesses });
    const open = openFields(options, sample);
    const chunks = isBeginning ? dropCutLine(file.chunks) : file.chunks;
    return {
      format: plan.format,
      columns: sample.columns,
      reading: {
        ...{ mapping, open, allowEmpty: options.allowEmpty, withDetails: options.withDetails },
        isTable: isTable(plan.format),
        others: findOtherColumns(sample.rows, sample.columns, { mapping, given }),
      },
      sample: sample.rows,
      maxBytes,
      arePlain: plan.format === 'jsonl' && mapping.subjectColumns.length === 0 && sample.lists.size === 0,
      chunks,
      readRows: () => joinRows(readRows(chunks, plan, { maxBytes, onColumns: () => {}, isBeginning }), sample.lists),
      [Symbol.asyncDispose]: () => file[Symbol.asyncDispose](),
    };
  } catch (error) {
    await file[Symbol.asyncDispose]();
    throw error;
  }
}
