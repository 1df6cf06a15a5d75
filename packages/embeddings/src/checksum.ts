import { createHash } from 'node:crypto';
import type { WordVectors } from './word-vectors.js';

/** A mebibyte: more than 2 GiB at once can't be hashed. */
const pieceNumbers = 2 ** 18;

/** SHA-256 of words and vectors, in hexadecimal: the same from whatever format they are read. */
export function checksumOf({ words, vectors }: Pick<WordVectors, 'words' | 'vectors'>): string {
  const hash = createHash('sha256').update(words.join('\n'));
  for (let at = 0; at < vectors.length; at += pieceNumbers) {
    const { buffer, byteOffset, byteLength } = vectors.subarray(at, at + pieceNumbers);
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest('hex');
}
