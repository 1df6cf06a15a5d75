import type { ImportFormat } from '@/gql/graphql';

/** The formats of files: as one of a list, and in a sentence. */
export const formats = [
  { value: 'JSONL', label: 'JSON Lines', inWords: 'JSON Lines' },
  { value: 'JSON', label: 'JSON', inWords: 'JSON' },
  { value: 'CSV', label: 'CSV', inWords: 'CSV' },
  { value: 'TSV', label: 'Tab-separated values', inWords: 'tab-separated values' },
  { value: 'ANNIF', label: 'Annif corpus', inWords: 'an Annif corpus' },
  { value: 'FASTTEXT', label: 'fastText', inWords: 'a fastText file' },
  { value: 'JATS', label: 'JATS XML', inWords: 'JATS XML' },
] as const satisfies readonly { value: ImportFormat; label: string; inWords: string }[];
