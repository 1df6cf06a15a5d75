import { createHash } from 'node:crypto';
import type { WordVectors } from './word-vectors.js';

/** SHA-256 of words and vectors, in hexadecimal: the same from whatever format they are read. */
export function checksumOf({ words, vectors }: Pick<WordVectors, 'words' | 'vectors'>): string {
  const hash = createHash('sha256').update(words.join('\n'));
  return hash.update(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength)).digest('hex');
}
