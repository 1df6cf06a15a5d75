import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeWordVectors } from '@classmark/embeddings';
import { readWeights } from '@classmark/encoder';
import { z } from 'zod';

const tokenizer = z.object({ model: z.object({ vocab: z.record(z.string(), z.int()) }) });

/** Of a word's later pieces, and of marks. */
const isWord = (piece: string): boolean => /^[\p{L}\p{N}]{2,}$/u.test(piece);

/** Writes the vectors that an encoder begins with, of the words that are one piece, as word vectors. */
export function writeInputVectors(encoder: string, path: string): void {
  const { vocab } = tokenizer.parse(JSON.parse(readFileSync(join(encoder, 'tokenizer.json'), 'utf8'))).model;
  const table = readWeights(readFileSync(join(encoder, 'model.safetensors'))).get('embeddings.word_embeddings.weight');
  if (table === undefined) throw new Error(`${encoder} has no vectors of words`);
  const dimensions = table.shape[1] ?? 0;
  const words = Object.keys(vocab).filter(isWord);
  const vectors = new Float32Array(words.length * dimensions);
  for (const [i, word] of words.entries()) {
    const place = vocab[word] ?? 0;
    vectors.set(table.data.subarray(place * dimensions, (place + 1) * dimensions), i * dimensions);
  }
  writeFileSync(path, Buffer.concat([...encodeWordVectors({ words, dimensions, vectors }, 'word2vec-binary')]));
}
