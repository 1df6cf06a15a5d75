import { decodeUtf8, notUtf8, type RawRow, tooLong, type WrongRow } from '../row.js';
import type { Line } from '../source/read-lines.js';

const mark = '__label__';

/** Whether the beginning of a file is a text a line with its labels before or behind it, each with the mark of fastText. */
export const isFasttext = (head: string): boolean =>
  /^\s*(?:__label__\S+\s|[^\s{[][^\n\r]*\s__label__\S+[ \t]*(?:[\n\r]|$))/.test(head);

function readText(line: number, text: string): RawRow {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const isLabel = (word: string): boolean => word.startsWith(mark) && word.length > mark.length;
  const values = {
    text: words.filter((word) => !isLabel(word)).join(' '),
    subjects: words.filter(isLabel).map((word) => word.slice(mark.length)),
  };
  return { line, values };
}

/** Null where the line is empty. */
function readLine({ line, bytes }: Line, maxBytes: number): RawRow | WrongRow | null {
  if (bytes === null) return tooLong(line, maxBytes);
  const text = decodeUtf8(bytes);
  if (text === null) return notUtf8(line);
  return text.trim() === '' ? null : readText(line, text);
}

/** Training files of fastText: a text a line, words that begin with `__label__` are its subjects. */
export async function* readFasttextRows(
  batches: AsyncIterable<readonly Line[]>,
  maxBytes: number,
): AsyncGenerator<(RawRow | WrongRow)[]> {
  for await (const lines of batches) {
    const rows = lines.map((line) => readLine(line, maxBytes)).filter((row) => row !== null);
    if (rows.length > 0) yield rows;
  }
}
