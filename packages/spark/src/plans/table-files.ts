import { type TableFiles, type TableFormat, tableFormats } from './relations.js';

/**
 * The table at a path as Classmark reads and writes it: CSV with a header.
 * @param format left out: by the name, else Parquet
 */
export function tableFiles(path: string, format = formatOf(path)): TableFiles {
  return { path, format, options: format === 'csv' ? { header: 'true', escape: '"' } : {} };
}

const formatOf = (path: string): TableFormat =>
  tableFormats.find((format) => new RegExp(`\\.${format}(l|\\.gz|l\\.gz)?$`, 'i').test(path)) ?? 'parquet';
