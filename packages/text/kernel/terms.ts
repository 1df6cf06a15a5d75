import { countTerms } from './counter';
import { noteWords } from './frequencies';
import { hashFourPairs } from './murmur3';

/** As many words as can be counted together, in terms of which there are twice as many. */
const mostWords: u32 = 1088;

/**
 * The hashes of some words, behind that of the word before them. Then the terms that they make, in order: a word, its
 * pair with the word before, the next word ...
 */
let words: usize = 0;
let terms: usize = 0;
let hasWords: bool = true;
let hasPairs: bool = false;
/** Whether no word of the text was counted yet. */
let isFirst: bool = true;

/** @param address room for 13 KiB */
export function setTerms(address: usize, withWords: bool, withPairs: bool): void {
  words = address + 16;
  terms = words + (mostWords << 2) + 16;
  hasWords = withWords;
  hasPairs = withPairs;
}

export function beginText(): void {
  isFirst = true;
}

/** Where hashes of words are to be written to be counted. */
export function wordHashes(): usize {
  return words;
}

/** Counts the words whose hashes stand before `end`, or their pairs, or both. */
export function countWords(end: usize): void {
  if (end === words) return;
  if (hasWords) noteWords(words, end);
  if (hasWords && hasPairs) countBoth(end);
  else if (hasPairs) countPairs(end);
  else countTerms(words, end);
  store<u32>(words - 4, load<u32>(end - 4));
  isFirst = false;
}

function countBoth(end: usize): void {
  let to = terms;
  for (let at = words; at < end; at += 16) {
    const seconds = v128.load(at);
    const pairs = hashFourPairs(v128.load(at - 4), seconds);
    v128.store(to, v128.shuffle<i32>(seconds, pairs, 0, 4, 1, 5));
    v128.store(to, v128.shuffle<i32>(seconds, pairs, 2, 6, 3, 7), 16);
    to += 32;
  }
  const termsEnd = terms + ((end - words) << 1);
  if (!isFirst) countTerms(terms, termsEnd);
  else {
    // The first word ends no pair.
    store<u32>(terms, load<u32>(terms), 4);
    countTerms(terms + 4, termsEnd);
  }
}

function countPairs(end: usize): void {
  for (let i: usize = 0; i < end - words; i += 16) {
    v128.store(terms + i, hashFourPairs(v128.load(words + i - 4), v128.load(words + i)));
  }
  countTerms(isFirst ? terms + 4 : terms, terms + (end - words));
}
