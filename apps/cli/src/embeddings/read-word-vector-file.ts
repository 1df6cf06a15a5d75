import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import {
  checksumOf,
  type ReadWordVectors,
  readWordVectors,
  VectorFormatError,
  type WordFilter,
} from '@classmark/embeddings';
import { InputFileError } from '../files/input-file-error.js';

export interface WordVectorFile extends ReadWordVectors {
  /** Of the words and vectors that were kept. */
  readonly sha256: string;
}

const gzipMark = [0x1f, 0x8b] as const;

async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  const isGzipped = await startsWith(path, gzipMark);
  const file = createReadStream(path, { highWaterMark: 2 ** 20 });
  if (!isGzipped) return yield* file;
  const plain = createGunzip({ chunkSize: 2 ** 20 });
  file.once('error', (error) => plain.destroy(error));
  try {
    yield* file.pipe(plain);
  } finally {
    file.destroy();
  }
}

async function startsWith(path: string, mark: readonly number[]): Promise<boolean> {
  for await (const bytes of createReadStream(path, { end: mark.length - 1 })) {
    return bytes instanceof Uint8Array && mark.every((byte, i) => bytes[i] === byte);
  }
  return false;
}

/**
 * Reads the word vectors of a file in any known format, gzipped or not.
 * @throws InputFileError
 */
export async function readWordVectorFile(path: string, filter: WordFilter): Promise<WordVectorFile> {
  try {
    const read = await readWordVectors(readBytes(path), filter);
    if (read.words.length === 0) throw new VectorFormatError('None of its words are among those to keep.');
    return { ...read, sha256: checksumOf(read) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new InputFileError(path, 'The file does not exist.');
    if (code === 'EISDIR') throw new InputFileError(path, 'This is a folder, not a file.');
    throw error instanceof VectorFormatError ? new InputFileError(path, error.message) : error;
  }
}
