import type { FileFormat } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const ImportFormatEnum = enumType<FileFormat>('ImportFormat', 'The format of a file, plain or gzipped.', {
  jsonl: 'One JSON object per line.',
  json: 'One JSON text: an array of objects, or an object around one.',
  csv: 'A table with a header.',
  tsv: 'A table with a header and tabs between its columns.',
  annif: 'A text, a tab and the URIs of its subjects per line, as in corpora of Annif.',
  fasttext: 'A text per line, its subjects marked by `__label__`, as fastText reads them.',
  jats: 'Articles in JATS XML: one, a set, or several one after another.',
});
