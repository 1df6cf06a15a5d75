import type { ImportWarning } from '@classmark/domain';
import type { ReadOptions } from '../open-records.js';
import { ReadNotes } from '../read-notes.js';
import { readRecords } from '../read-records.js';
import type { SourceRecord } from '../source-record.js';

export type Options = Partial<ReadOptions>;

/** Bytes as they come from a network: in pieces that end anywhere. */
export async function* inPieces(content: string | Uint8Array, size = 61): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The records of a file and what is wrong with other rows, as `line code`. */
export async function readContent(content: string | Uint8Array, options: Options = {}) {
  const records: SourceRecord[] = [];
  const wrong: string[] = [];
  for await (const row of readRecords(inPieces(content), options)) {
    if ('record' in row) records.push(row.record);
    else wrong.push(`${row.line} ${row.error.code}`);
  }
  return { records, wrong };
}

export async function warningsOf(content: string, options: Options = {}): Promise<ImportWarning[]> {
  const notes = new ReadNotes();
  await readContent(content, { ...options, notes });
  return notes.listWarnings({ areSubjectsRead: true });
}

export const subjectsOf = async (content: string | Uint8Array, options: Options = {}) =>
  (await readContent(content, options)).records.map(({ subjects }) => subjects);

export const idsOf = async (content: string | Uint8Array, options: Options = {}) =>
  (await readContent(content, options)).records.map(({ id }) => id);

export const jsonLines = (...rows: object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
