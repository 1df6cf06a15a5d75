import type { WordVectors } from './word-vectors.js';

/** A word and the cosine of the angle between its vector and another. */
export interface NearWord {
  readonly word: string;
  readonly cosine: number;
}

/** The words whose vectors point most in the same direction, nearest first; none where the word is not known. */
export function nearestWords({ words, dimensions, vectors }: WordVectors, word: string, most: number): NearWord[] {
  const place = words.indexOf(word);
  if (place < 0) return [];
  const vectorOf = (i: number) => vectors.subarray(i * dimensions, (i + 1) * dimensions);
  const own = vectorOf(place);
  const length = Math.sqrt(product(own, own));
  return words
    .map((other, i) => {
      const vector = vectorOf(i);
      return { word: other, cosine: product(own, vector) / (length * Math.sqrt(product(vector, vector)) || 1) };
    })
    .filter(({ word: other }) => other !== word)
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, most);
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d] * b[d];
  return sum;
}
