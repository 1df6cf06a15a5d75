import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { encodeWordVectors, type VectorFormat, type WordVectors } from '@classmark/embeddings';

/** Writes a file so that a reader never sees a part of it. */
export async function writeWordVectors(path: string, vectors: WordVectors, format: VectorFormat): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await pipeline(Readable.from(encodeWordVectors(vectors, format)), createWriteStream(partial));
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
