import { type ReadWordVectors, readWordVectors } from './read-word-vectors.js';

/** More are in few texts, and each costs as many bytes as it has dimensions, four times. */
const mostWords = 200_000;

/** The word vectors that `--embeddings` names, as far as models carry them; null where it names none. */
export async function loadEmbeddings(path: string | undefined): Promise<ReadWordVectors | null> {
  return path === undefined ? null : readWordVectors(path, { mostWords, keeps: () => true });
}
