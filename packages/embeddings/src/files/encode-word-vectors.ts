import type { WordVectors } from '../word-vectors.js';
import type { VectorFormat } from './word-vector-parser.js';

const encoder = new TextEncoder();

/** A file's bytes in pieces, an entry each, in a format that word2vec, gensim or GloVe reads. */
export function* encodeWordVectors(vectors: WordVectors, format: VectorFormat): Generator<Uint8Array> {
  const { words, dimensions } = vectors;
  if (format !== 'glove') yield encoder.encode(`${words.length} ${dimensions}\n`);
  for (const [i, word] of words.entries()) {
    const own = vectors.vectors.subarray(i * dimensions, (i + 1) * dimensions);
    yield format === 'word2vec-binary' ? binaryEntry(word, own) : encoder.encode(`${word} ${own.join(' ')}\n`);
  }
}

function binaryEntry(word: string, vector: Float32Array): Uint8Array {
  const name = encoder.encode(`${word} `);
  const bytes = new Uint8Array(name.length + 4 * vector.length + 1);
  bytes.set(name);
  const view = new DataView(bytes.buffer);
  for (let d = 0; d < vector.length; d++) view.setFloat32(name.length + 4 * d, vector[d], true);
  bytes[bytes.length - 1] = 0x0a;
  return bytes;
}
