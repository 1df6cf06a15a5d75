import { AppError } from '@classmark/domain';
import { type FileMetaData, parquetMetadataAsync, parquetScan, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { SeekableFile } from './seekable-file.js';
import type { Table, TableRow } from './table.js';

const magic = 'PAR1';
const batchRows = 2048;

/** Whether a file says that it is Parquet. */
export async function isParquet(file: SeekableFile): Promise<boolean> {
  const first = await file.slice(0, Math.min(file.sizeBytes, magic.length));
  return Buffer.from(first).toString('latin1') === magic;
}

/** A value as a CSV file would have it. */
function toCell(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value, writeLarge) : String(value);
}

/** JSON has no integers of that size. */
const writeLarge = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

type ParquetFile = Parameters<typeof parquetScan>[0]['file'];

function toBuffer(file: SeekableFile): ParquetFile {
  return {
    byteLength: file.sizeBytes,
    slice: async (start, end = file.sizeBytes) => {
      const bytes = await file.slice(start < 0 ? file.sizeBytes + start : start, end);
      return new Uint8Array(bytes).buffer;
    },
  };
}

/** What the library says of a file is shown: it names what it cannot read. */
async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error;
    throw new AppError('INVALID_INPUT', `The Parquet file cannot be read: ${error.message}.`);
  }
}

/** One group of rows is in memory at a time. */
async function* readBatches(
  file: ParquetFile,
  metadata: FileMetaData,
  columns: readonly string[],
): AsyncGenerator<TableRow[]> {
  const scan = await naming(() => parquetScan({ file, metadata, compressors }));
  for (const { rowStart, rowEnd } of scan.ranges) {
    const values = await naming(() =>
      Promise.all(columns.map((column) => scan.readColumn({ column, rowStart, rowEnd }))),
    );
    for (let start = 0; start < rowEnd - rowStart; start += batchRows) {
      const count = Math.min(batchRows, rowEnd - rowStart - start);
      yield Array.from({ length: count }, (_, r) => values.map((column) => toCell(column[start + r])));
    }
  }
}

/**
 * Opens a Parquet file. Numbers become texts that name the same numbers; nested values become JSON.
 * @throws AppError where it cannot be read
 */
export async function openParquetTable(seekable: SeekableFile): Promise<Table> {
  const file = toBuffer(seekable);
  const metadata = await naming(() => parquetMetadataAsync(file));
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  return {
    columns,
    decimalMark: '.',
    warnings: [],
    rowCount: Number(metadata.num_rows),
    batches: readBatches(file, metadata, columns),
    [Symbol.asyncDispose]: async () => {},
  };
}
