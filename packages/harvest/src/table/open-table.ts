import { asFileError } from '../source/byte-source.js';
import { openCsvTable } from './csv-table.js';
import { isParquet, openParquetTable } from './parquet-table.js';
import { openSeekable, readInOrder, type SeekableFile } from './seekable-file.js';
import type { Table } from './table.js';

/**
 * Opens a Parquet file, or a table in CSV (gzipped or not), whatever its name is.
 * @throws AppError where it cannot be read
 */
export async function openTable(file: SeekableFile): Promise<Table> {
  return (await isParquet(file)) ? openParquetTable(file) : openCsvTable(readInOrder(file));
}

/** The same of a file of this machine, which is closed with the table. */
export async function openTableFile(path: string): Promise<Table> {
  try {
    await using resources = new AsyncDisposableStack();
    const file = resources.use(await openSeekable(path));
    const table = resources.use(await openTable(file));
    const open = resources.move();
    return { ...table, [Symbol.asyncDispose]: () => open.disposeAsync() };
  } catch (error) {
    throw asFileError(error);
  }
}
