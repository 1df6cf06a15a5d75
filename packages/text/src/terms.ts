import { hashInt, hashString } from '@classmark/math';
import { listStopWords, type StopWordList } from './stop-words.js';
import { foldWord, scanWords, Words } from './words.js';

/** How a document becomes terms: words, and with `maxWords` 2 also pairs of neighbours, in 2^bits hashed columns. */
export interface TermOptions {
  /** From 10 to 22; or 32, where columns are whole hashes. */
  readonly bits: number;
  readonly maxWords: 1 | 2;
  /** Left out before neighbours are paired, so that pairs reach over them. */
  readonly stopWords: StopWordList;
  /** Whether a term counts +1 or -1, by the highest bit of its hash, so that terms that share a column even out. */
  readonly signed?: boolean;
  /** Whether runs of 3 to 5 characters within words are terms, too; of all words, whatever is left out. */
  readonly characters?: boolean;
}

/** Which terms are counted. */
export interface CountedTerms extends TermOptions {
  /** 2 leaves only pairs. */
  readonly minWords?: 1 | 2;
}

/** The hash of a pair of neighbouring words, from theirs; in Spark SQL `hash(hash(first), hash(second))`. */
export function hashPair(first: number, second: number): number {
  return hashInt(second, hashInt(first));
}

/**
 * The hash of a run of characters, from the one it has among runs alone: so it is told from a word of the same letters. In Spark
 * SQL `hash(hash(run))`.
 */
export function hashRun(hash: number): number {
  return hashInt(hash);
}

/** Splits a text into words and leaves the stop words out. Reuses what it returns. */
export function createWordReader(list: StopWordList): (text: string) => Words {
  const words = new Words();
  const stopWords = listStopWords(list);
  const stopHashes = new Set([...stopWords].map((word) => hashString(word)));
  return (text) => {
    scanWords(text, words);
    if (stopWords.size === 0) return words;
    const { count, starts, ends, hashes } = words;
    words.count = 0;
    for (let i = 0; i < count; i++) {
      const start = starts[i];
      const end = ends[i];
      const hash = hashes[i];
      if (stopHashes.has(hash) && stopWords.has(foldWord(text.slice(start, end)))) continue;
      words.push(start, end, hash);
    }
    return words;
  };
}

/** One occurrence of a term in a text: its UTF-16 units `start` to `end`, and its unmasked hash. */
export interface TermOccurrence {
  readonly term: string;
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

/** Every term of a text with its place: the words in order, then the pairs. For people, not for training. */
export function listTerms(text: string, options: TermOptions): TermOccurrence[] {
  const words = createWordReader(options.stopWords)(text);
  const singles: TermOccurrence[] = [];
  for (let i = 0; i < words.count; i++) {
    const start = words.starts[i];
    const end = words.ends[i];
    singles.push({ term: foldWord(text.slice(start, end)), hash: words.hashes[i], start, end });
  }
  if (options.maxWords === 1) return singles;
  const pairs: TermOccurrence[] = [];
  singles.reduce<TermOccurrence | null>((first, second) => {
    if (first) pairs.push(joinTerms(first, second));
    return second;
  }, null);
  return [...singles, ...pairs];
}

function joinTerms(first: TermOccurrence, second: TermOccurrence): TermOccurrence {
  return {
    term: `${first.term} ${second.term}`,
    hash: hashPair(first.hash, second.hash),
    start: first.start,
    end: second.end,
  };
}
