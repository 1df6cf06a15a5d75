import { readCsvRows } from './csv/read-csv-rows.js';
import { readFasttextRows } from './fasttext/read-fasttext-rows.js';
import { readJatsRows } from './jats/read-jats-rows.js';
import { readJsonRows } from './json/read-json-rows.js';
import { splitJson } from './json/split-json.js';
import type { ReadingPlan, TablePlan } from './plan-reading.js';
import type { RawRow, WrongRow } from './row.js';
import { readLines } from './source/read-lines.js';
import { unifyLineEnds } from './source/unify-line-ends.js';

/** The longest line, or CSV record, that is read. */
export const defaultMaxLineBytes = 10_000_000;

type Rows = AsyncGenerator<(RawRow | WrongRow)[]>;
type Chunks = AsyncIterable<Uint8Array>;

/** What one chunk held is kept while others are read. */
async function* copied(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function* readTable(
  chunks: Chunks,
  { style, skipped: toSkip }: TablePlan,
  { maxBytes, onColumns, isBeginning }: RowReading,
): Rows {
  let skipped = 0;
  async function* lines() {
    for await (const batch of readLines(unifyLineEnds(copied(chunks)), maxBytes)) {
      const rest = batch.slice(toSkip - skipped);
      skipped += batch.length - rest.length;
      yield rest;
    }
  }
  yield* readCsvRows(lines(), { maxBytes, style, isBeginning }, onColumns);
}

export interface RowReading {
  readonly maxBytes: number;
  /** Told the columns of a table before its first row comes. */
  readonly onColumns: (columns: readonly string[]) => void;
  /** Whether the chunks are the beginning of a file, cut off somewhere. */
  readonly isBeginning?: boolean;
}

/** A file's rows before mapping, in batches as they come. */
export function readRows(chunks: Chunks, plan: ReadingPlan, reading: RowReading): Rows {
  const { maxBytes } = reading;
  if (plan.format === 'json') return readJsonRows(splitJson(chunks, plan.path, maxBytes), maxBytes);
  if (plan.format === 'jats') return readJatsRows(chunks, maxBytes);
  if (plan.format === 'fasttext') return readFasttextRows(readLines(unifyLineEnds(chunks), maxBytes), maxBytes);
  if (plan.format !== 'jsonl') return readTable(chunks, plan, reading);
  return readJsonRows(readLines(plan.endsInReturns ? unifyLineEnds(chunks) : chunks, maxBytes), maxBytes);
}
