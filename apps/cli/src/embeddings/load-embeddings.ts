import { mostCarriedWords } from '@classmark/embeddings';
import { readWordVectorFile, type WordVectorFile } from './read-word-vector-file.js';

/** The word vectors that `--embeddings` names, as far as models carry them; null where it names none. */
export async function loadEmbeddings(path: string | undefined): Promise<WordVectorFile | null> {
  return path === undefined ? null : readWordVectorFile(path, { mostWords: mostCarriedWords, keeps: () => true });
}
