import type { MappedRow } from './oai/oai-rows.js';
import type { ReadRow } from './read-records.js';
import type { WrongRow } from './row.js';
import { toRecord } from './source-record.js';

/** What an entry of a harvest gives: a record as a file gives it, or the news that its source has deleted one. */
export type HarvestedRow = ReadRow | { readonly line: number; readonly deletedId: string };

const nothingOpen = { fields: [], known: new Set<string>() } as const;

/** The record of a row, as an import would read it. */
export function toHarvestedRow(read: MappedRow | WrongRow): ReadRow {
  if ('error' in read) return read;
  return toRecord(read.row, { mapping: read.mapping, open: nothingOpen, withDetails: true });
}
