import type { WordVectors } from '@classmark/embeddings';
import { HashIndex, scanWords, Words } from '@classmark/text';
import type { HashedVectors } from './vector-model.js';

/**
 * Vectors by the hashes that texts are read by. What is no single word of two characters or more never occurs in a text
 * and is left out; of words that differ in case alone the first stays, which is the most frequent.
 */
export function hashWordVectors({ words, dimensions, vectors }: WordVectors): HashedVectors {
  const index = new HashIndex();
  const found = new Words();
  const places: number[] = [];
  for (const [place, word] of words.entries()) {
    const normal = word.normalize('NFC');
    scanWords(normal, found);
    if (found.count !== 1 || found.starts[0] !== 0 || found.ends[0] !== normal.length) continue;
    if (index.number(found.hashes[0] >>> 0) === places.length) places.push(place);
  }
  const kept = new Float32Array(places.length * dimensions);
  for (const [i, place] of places.entries()) {
    kept.set(vectors.subarray(place * dimensions, (place + 1) * dimensions), i * dimensions);
  }
  return { dimensions, hashes: index.view().slice(), vectors: kept };
}
