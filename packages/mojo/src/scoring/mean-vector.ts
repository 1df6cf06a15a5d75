import type { Word2VecModel } from '../model/model.js';

/** The mean vector of the words that the model knows, summed in float32 in their order; NaN where it knows none. */
export function meanVector({ words, vectors, vectorSize }: Word2VecModel, text: readonly string[]): Float32Array {
  const sum = new Float32Array(vectorSize);
  let known = 0;
  for (const word of text) {
    const place = words.get(word);
    if (place === undefined) continue;
    known += 1;
    for (let i = 0; i < vectorSize; i++) sum[i] += vectors[place * vectorSize + i];
  }
  return known === 0 ? sum.fill(Number.NaN) : sum.map((value) => value / known);
}
