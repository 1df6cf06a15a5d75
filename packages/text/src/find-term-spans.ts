import { hashString } from '@classmark/math';
import type { StopWordList } from './stop-words.js';
import { createWordReader } from './terms.js';
import { foldWord } from './words.js';

/** UTF-16 units `start` to `end` (not included) of a text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a term, as learners name it (lower-cased words joined by one space), occurs in a text: in order, each from its
 * first word's start to its last word's end; those of a pair may overlap. The stop words are those of the model that
 * named the term. Places are those of the text in Unicode normal form C, which cleaned text is in.
 */
export function findTermSpans(text: string, term: string, stopWords: StopWordList = 'none'): TextSpan[] {
  const normal = text.normalize('NFC');
  const words = createWordReader(stopWords)(normal);
  const sought = term.split(' ').map((word) => ({ word, hash: hashString(word) }));
  const isAt = (first: number): boolean =>
    sought.every(({ word, hash }, i) => {
      const at = first + i;
      return words.hashes[at] === hash && foldWord(normal.slice(words.starts[at], words.ends[at])) === word;
    });
  const spans: TextSpan[] = [];
  for (let first = 0; first + sought.length <= words.count; first++) {
    if (!isAt(first)) continue;
    spans.push({ start: words.starts[first], end: words.ends[first + sought.length - 1] });
  }
  return spans;
}
