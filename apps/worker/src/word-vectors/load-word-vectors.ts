import { type Database, findWordVectors, readWordVectorsBytes } from '@classmark/database';
import { AppError, type StoredWordVectors } from '@classmark/domain';
import { checksumOf, readWordVectors, type WordVectors } from '@classmark/embeddings';

export interface LoadedWordVectors {
  readonly row: StoredWordVectors;
  readonly vectors: WordVectors;
}

/** Word vectors as they were kept. Throws AppError NOT_FOUND, or DAMAGED_ARTEFACT if they are not what was saved. */
export async function loadWordVectors(database: Database, id: number): Promise<LoadedWordVectors> {
  const [row] = await findWordVectors(database, [id]);
  if (row === undefined) throw new AppError('NOT_FOUND', 'The word vectors of this model have been deleted.');
  const filter = { mostWords: row.words, keeps: () => true };
  const { words, dimensions, vectors } = await readWordVectors(readWordVectorsBytes(database, id), filter);
  if (checksumOf({ words, vectors }) !== row.checksum) {
    throw new AppError(
      'DAMAGED_ARTEFACT',
      `The stored word vectors "${row.name}" are damaged; import or learn them again.`,
    );
  }
  return { row, vectors: { words, dimensions, vectors } };
}
