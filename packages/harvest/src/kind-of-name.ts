import { extname } from 'node:path';

/** Whether a file's name says that it is a table, or JSON; null where it says nothing. */
export function kindOfName(name: string): 'table' | 'json' | null {
  const extension = extname(name.toLowerCase().replace(/\.gz$/, ''));
  if (['.csv', '.tsv', '.tab'].includes(extension)) return 'table';
  return ['.json', '.jsonl', '.ndjson'].includes(extension) ? 'json' : null;
}
