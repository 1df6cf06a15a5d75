import { AppError } from '@classmark/domain';
import { defaultMaxLineBytes } from '../read-rows.js';
import { decodeUtf8 } from '../row.js';
import type { ByteSource } from './byte-source.js';
import { readLines } from './read-lines.js';
import { readUtf8 } from './read-utf8.js';
import { unifyLineEnds } from './unify-line-ends.js';

/** A line of a text, by its number. */
export interface TextLine {
  readonly line: number;
  readonly text: string;
}

/**
 * The lines of a text that are not blank, gzipped or not, however it is written.
 * @throws AppError where one is too long or not UTF-8
 */
export async function* readTextLines(source: ByteSource): AsyncGenerator<TextLine> {
  for await (const lines of readLines(unifyLineEnds(readUtf8(source)), defaultMaxLineBytes)) {
    for (const { line, bytes } of lines) {
      const text = bytes === null ? null : decodeUtf8(bytes);
      if (text === null) throw new AppError('INVALID_INPUT', `Line ${line} is too long, or not UTF-8 text.`);
      if (text.trim() !== '') yield { line, text: text.replace(/\r$/, '') };
    }
  }
}
