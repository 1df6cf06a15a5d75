import { mostCarriedWords } from '@classmark/embeddings';
import { type ReadWordVectors, readWordVectors } from './read-word-vectors.js';

/** The word vectors that `--embeddings` names, as far as models carry them; null where it names none. */
export async function loadEmbeddings(path: string | undefined): Promise<ReadWordVectors | null> {
  return path === undefined ? null : readWordVectors(path, { mostWords: mostCarriedWords, keeps: () => true });
}
