import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import {
  checksumOf,
  type VectorFormat,
  VectorFormatError,
  type WordFilter,
  WordVectorParser,
  type WordVectors,
} from '@classmark/embeddings';
import { InputFileError } from '../files/input-file-error.js';

/** What was read of a file of word vectors. */
export interface ReadWordVectors extends WordVectors {
  readonly format: VectorFormat;
  /** Words in the file as far as it was read. */
  readonly seen: number;
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
 * Reads word vectors as word2vec, fastText and GloVe write them, gzipped or not, a piece of the file at a time.
 * @throws InputFileError
 */
export async function readWordVectors(path: string, filter: WordFilter): Promise<ReadWordVectors> {
  const parser = new WordVectorParser(filter);
  try {
    for await (const bytes of readBytes(path)) {
      parser.push(bytes);
      if (parser.isFull) break;
    }
    const read = parser.finish();
    if (read.words.length === 0) throw new VectorFormatError('None of its words are among those to keep.');
    return { ...read, sha256: checksumOf(read) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new InputFileError(path, 'The file does not exist.');
    if (code === 'EISDIR') throw new InputFileError(path, 'This is a folder, not a file.');
    throw error instanceof VectorFormatError ? new InputFileError(path, error.message) : error;
  }
}
