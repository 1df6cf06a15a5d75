import { type TableFiles, type TableFormat, tableFormats } from './relations.js';

/** Cells may hold line breaks and blanks at their ends; a row of another length than the header's ends the plan. */
const csvOptions = {
  header: 'true',
  escape: '"',
  multiLine: 'true',
  mode: 'FAILFAST',
  ignoreLeadingWhiteSpace: 'false',
  ignoreTrailingWhiteSpace: 'false',
};

/**
 * The table at a path as Classmark reads and writes it: CSV with a header.
 * @param format left out: by the name, else Parquet
 */
export function tableFiles(path: string, format = formatOf(path)): TableFiles {
  return { path, format, options: format === 'csv' ? csvOptions : {} };
}

const formatOf = (path: string): TableFormat =>
  tableFormats.find((format) => new RegExp(`\\.${format}(l|\\.gz|l\\.gz)?$`, 'i').test(path)) ?? 'parquet';
