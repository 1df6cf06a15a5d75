import { countTerms } from './counter';
import { noteWords } from './frequencies';
import { hashPairs } from './murmur3';

/** Words are gathered up to so many, then paired and counted. */
const mostWords: u32 = 1024;

/**
 * The hashes of the words gathered, behind that of the word before them: `[4 + 1024 + 4]`. Then the terms that they make,
 * in order: a word, its pair with the word before, the next word ...: `[2 × 1024 + 8]`.
 */
let words: usize = 0;
let terms: usize = 0;
let next: usize = 0;
let end: usize = 0;
let hasWords: bool = true;
let hasPairs: bool = false;
/** Whether the first word gathered has none before it in its text. */
let isFirst: bool = true;

/** @param address room for 12.5 KiB */
export function setTerms(address: usize, withWords: bool, withPairs: bool): void {
  words = address + 16;
  terms = words + (mostWords << 2) + 16;
  end = words + (mostWords << 2);
  next = words;
  hasWords = withWords;
  hasPairs = withPairs;
}

export function beginText(): void {
  next = words;
  isFirst = true;
}

export function addWord(hash: u32): void {
  store<u32>(next, hash);
  next += 4;
  if (next === end) countWords();
}

/** Counts the words gathered, or their pairs, or both. */
export function countWords(): void {
  if (next === words) return;
  if (hasWords) noteWords(words, next);
  if (hasWords && hasPairs) countBoth();
  else if (hasPairs) countPairs();
  else countTerms(words, next);
  store<u32>(words - 4, load<u32>(next - 4));
  isFirst = false;
  next = words;
}

function countBoth(): void {
  let to = terms;
  for (let at = words; at < next; at += 16) {
    const seconds = v128.load(at);
    const pairs = hashPairs(v128.load(at - 4), seconds);
    v128.store(to, v128.shuffle<i32>(seconds, pairs, 0, 4, 1, 5));
    v128.store(to, v128.shuffle<i32>(seconds, pairs, 2, 6, 3, 7), 16);
    to += 32;
  }
  const termsEnd = terms + ((next - words) << 1);
  if (!isFirst) countTerms(terms, termsEnd);
  else {
    // The first word ends no pair.
    store<u32>(terms, load<u32>(terms), 4);
    countTerms(terms + 4, termsEnd);
  }
}

function countPairs(): void {
  for (let i: usize = 0; i < next - words; i += 16) {
    v128.store(terms + i, hashPairs(v128.load(words + i - 4), v128.load(words + i)));
  }
  countTerms(isFirst ? terms + 4 : terms, terms + (next - words));
}
