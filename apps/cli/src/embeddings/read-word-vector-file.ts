import { createReadStream } from 'node:fs';
import { AppError } from '@classmark/domain';
import {
  checksumOf,
  type ReadWordVectors,
  readWordVectors,
  VectorFormatError,
  type WordFilter,
} from '@classmark/embeddings';
import { readBytes } from '@classmark/harvest';
import { InputFileError } from '../files/input-file-error.js';

export interface WordVectorFile extends ReadWordVectors {
  /** Of the words and vectors that were kept. */
  readonly sha256: string;
}

/**
 * Reads the word vectors of a file in any known format, gzipped or not, however few are kept.
 * @throws InputFileError
 */
export async function readSomeVectors(path: string, filter: WordFilter): Promise<ReadWordVectors> {
  try {
    return await readWordVectors(readBytes(createReadStream(path, { highWaterMark: 2 ** 20 })), filter);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EISDIR') throw new InputFileError(path, 'This is a folder, not a file.');
    const isOfFile = error instanceof VectorFormatError || error instanceof AppError;
    throw isOfFile ? new InputFileError(path, error.message) : error;
  }
}

/**
 * Reads the word vectors that are kept, at least one.
 * @throws InputFileError
 */
export async function readWordVectorFile(path: string, filter: WordFilter): Promise<WordVectorFile> {
  const read = await readSomeVectors(path, filter);
  if (read.words.length === 0) throw new InputFileError(path, 'None of its words are among those to keep.');
  return { ...read, sha256: checksumOf(read) };
}
