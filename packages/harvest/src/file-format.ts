import { extname } from 'node:path';

export const fileFormats = ['jsonl', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** What a file's name says of its format: `.csv` and `.csv.gz` are CSV, all else JSON Lines. */
export function formatOfName(name: string): FileFormat {
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  return extname(plain) === '.csv' ? 'csv' : 'jsonl';
}
