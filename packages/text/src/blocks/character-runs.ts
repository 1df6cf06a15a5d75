import { hashString } from '@classmark/math';
import { foldWord } from '../words.js';

const shortestRun = 3;
const longestRun = 5;

/**
 * The hashes of a word's runs of 3 to 5 code points, lower-cased and padded by a space on both sides: Spark's `hash` of
 * each. A word of two letters is a run of four.
 */
export function hashCharacterRuns(word: string): Uint32Array {
  const points = [...` ${foldWord(word)} `];
  const hashes: number[] = [];
  for (let length = shortestRun; length <= Math.min(longestRun, points.length); length++) {
    for (let start = 0; start + length <= points.length; start++) {
      hashes.push(hashString(points.slice(start, start + length).join('')));
    }
  }
  return Uint32Array.from(hashes, (hash) => hash >>> 0);
}

/** Words come again and again: the runs of so many distinct ones are kept. */
const mostCachedWords = 50_000;
const longestCachedWord = 40;

/** `hashCharacterRuns` of words that have been seen lately, without making them anew. */
export class CharacterRunCache {
  private readonly known = new Map<string, Uint32Array>();

  hashesOf(word: string): Uint32Array {
    const known = this.known.get(word);
    if (known) return known;
    const hashes = hashCharacterRuns(word);
    if (word.length > longestCachedWord) return hashes;
    if (this.known.size >= mostCachedWords) this.known.clear();
    this.known.set(word, hashes);
    return hashes;
  }
}
