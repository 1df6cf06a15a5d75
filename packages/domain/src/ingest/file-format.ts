/**
 * How a file is written: an object a line; one JSON text with a list of objects; a table with a header, its separator
 * found out or a tab; a text and the URIs of its subjects a line, with a tab between; a text a line, its subjects marked
 * as fastText does; articles in JATS XML.
 */
export const fileFormats = ['jsonl', 'json', 'csv', 'tsv', 'annif', 'fasttext', 'jats'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Whether there is an encoding of that name, such as `windows-1257`, `cp866` or `macintosh`. */
export function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

export const noEncoding = 'must be an encoding, such as utf-8, windows-1257, cp866, tis-620 or macintosh';
