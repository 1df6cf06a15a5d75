import { AppError } from '@classmark/domain';
import { defaultMaxLineBytes } from '../read-rows.js';
import { decodeUtf8 } from '../row.js';
import { type ByteSource, readBytes } from './byte-source.js';
import { readLines } from './read-lines.js';

/**
 * The lines of a text, gzipped or not, that are not empty.
 * @throws AppError where one is too long or not UTF-8
 */
export async function* readTextLines(source: ByteSource): AsyncGenerator<string> {
  for await (const lines of readLines(readBytes(source), defaultMaxLineBytes)) {
    for (const { line, bytes } of lines) {
      const text = bytes === null ? null : decodeUtf8(bytes);
      if (text === null) throw new AppError('INVALID_INPUT', `Line ${line} is too long, or not UTF-8 text.`);
      if (text.trim() !== '') yield text.replace(/\r$/, '');
    }
  }
}
