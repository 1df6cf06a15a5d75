import { hashBytes } from '@classmark/math';
import { foldedUnits } from '../word-characters.js';
import { foldWord } from '../words.js';
import { HashIndex } from './hash-index.js';

const shortestRun = 3;
const longestRun = 5;

const encoder = new TextEncoder();
const run = new Uint8Array(4 * longestRun);

/**
 * The hashes of a word's runs of 3 to 5 code points, lower-cased and padded by a space on both sides: Spark's `hash` of
 * each. A word of two letters has one run of 4.
 * @param word lower-cased
 */
export function hashCharacterRuns(word: string): Uint32Array {
  const bytes = encoder.encode(` ${word} `);
  const starts: number[] = [];
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] & 0xc0) !== 0x80) starts.push(at);
  const points = starts.length;
  starts.push(bytes.length);
  const hashes: number[] = [];
  for (let length = shortestRun; length <= Math.min(longestRun, points); length++) {
    for (let first = 0; first + length <= points; first++) {
      const start = starts[first];
      const end = starts[first + length];
      for (let at = start; at < end; at++) run[at - start] = bytes[at];
      hashes.push(hashBytes(run, end - start) >>> 0);
    }
  }
  return Uint32Array.from(hashes);
}

/** Words come again and again: the runs of so many distinct ones are kept. */
const mostKnownWords = 50_000;
const longestKnownWord = 40;

interface KnownWord {
  readonly word: string;
  readonly numbers: Uint32Array;
}

/** What stands for the runs of words that have been seen lately, without making it anew. */
export class CharacterRunCache {
  private readonly index = new HashIndex();
  /** By number in the index. */
  private readonly known: KnownWord[] = [];

  /** @param make what stands for the runs of a lower-cased word: their hashes */
  constructor(private readonly make: (word: string) => Uint32Array = hashCharacterRuns) {}

  /** Of the word from `start` to `end` of a text, with its hash. */
  numbersOf(text: string, start: number, end: number, hash: number): Uint32Array {
    const known = this.known[this.index.find(hash >>> 0)];
    if (known && isWord(known.word, text, start, end)) return known.numbers;
    const word = foldWord(text.slice(start, end));
    const numbers = this.make(word);
    if (!known && word.length <= longestKnownWord) this.keep({ word, numbers }, hash);
    return numbers;
  }

  private keep(known: KnownWord, hash: number): void {
    if (this.known.length >= mostKnownWords) {
      this.index.clear();
      this.known.length = 0;
    }
    this.known[this.index.number(hash >>> 0)] = known;
  }
}

/** Whether a stretch of a text, lower-cased, is a word. Never where characters beyond U+FFFF are in it. */
function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) {
    if (foldedUnits[text.charCodeAt(start + i)] !== word.charCodeAt(i)) return false;
  }
  return true;
}
