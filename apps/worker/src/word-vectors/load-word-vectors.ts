import { type Database, findWordVectors, readWordVectorsBytes } from '@classmark/database';
import { AppError, type StoredWordVectors } from '@classmark/domain';
import {
  checksumOf,
  type ReadWordVectors,
  readWordVectors,
  VectorFormatError,
  type WordVectors,
} from '@classmark/embeddings';

export interface LoadedWordVectors {
  readonly row: StoredWordVectors;
  readonly vectors: WordVectors;
}

/** Word vectors as they were kept. Throws AppError NOT_FOUND, or DAMAGED_ARTEFACT if they are not what was saved. */
export async function loadWordVectors(database: Database, id: number): Promise<LoadedWordVectors> {
  const [row] = await findWordVectors(database, [id]);
  if (row === undefined) throw new AppError('NOT_FOUND', 'The word vectors of this model have been deleted.');
  const read = await readStored(database, row);
  if (read === null || checksumOf(read) !== row.checksum) {
    throw new AppError(
      'DAMAGED_ARTEFACT',
      `The stored word vectors "${row.name}" are damaged; import or learn them again.`,
    );
  }
  const { words, dimensions, vectors } = read;
  return { row, vectors: { words, dimensions, vectors } };
}

/** Null where the bytes are no word vectors. */
async function readStored(database: Database, { id, words }: StoredWordVectors): Promise<ReadWordVectors | null> {
  try {
    return await readWordVectors(readWordVectorsBytes(database, id), { mostWords: words, keeps: () => true });
  } catch (error) {
    if (error instanceof VectorFormatError) return null;
    throw error;
  }
}
