import { hashBytes } from '@classmark/math';
import { foldedUnits, foldSupplementary } from './word-characters.js';

/**
 * The words of one text, in order: word i is the UTF-16 units `starts[i]` to `ends[i]` of it and `hashes[i]` the
 * Spark `hash` of its lower-cased UTF-8 bytes. Can be filled again and again without new memory.
 */
export class Words {
  count = 0;
  starts: Uint32Array = new Uint32Array(512);
  ends: Uint32Array = new Uint32Array(512);
  hashes: Int32Array = new Int32Array(512);

  push(start: number, end: number, hash: number): void {
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.hashes[this.count] = hash;
    this.count += 1;
  }

  private grow(): void {
    const { starts, ends, hashes } = this;
    this.starts = new Uint32Array(2 * starts.length);
    this.ends = new Uint32Array(2 * ends.length);
    this.hashes = new Int32Array(2 * hashes.length);
    this.starts.set(starts);
    this.ends.set(ends);
    this.hashes.set(hashes);
  }
}

/** The lower-cased UTF-8 bytes of the word being read, and how many code points they are. */
class WordBytes {
  bytes = new Uint8Array(256);
  length = 0;
  points = 0;

  append(point: number): void {
    if (this.length + 4 > this.bytes.length) this.grow();
    const { bytes } = this;
    let n = this.length;
    if (point < 0x80) bytes[n++] = point;
    else if (point < 0x800) bytes[n++] = 0xc0 | (point >> 6);
    else if (point < 0x10000) bytes[n++] = 0xe0 | (point >> 12);
    else {
      bytes[n++] = 0xf0 | (point >> 18);
      bytes[n++] = 0x80 | ((point >> 12) & 0x3f);
    }
    if (point >= 0x800) bytes[n++] = 0x80 | ((point >> 6) & 0x3f);
    if (point >= 0x80) bytes[n++] = 0x80 | (point & 0x3f);
    this.length = n;
    this.points += 1;
  }

  clear(): void {
    this.length = 0;
    this.points = 0;
  }

  private grow(): void {
    const { bytes } = this;
    this.bytes = new Uint8Array(2 * bytes.length);
    this.bytes.set(bytes);
  }
}

const word = new WordBytes();

/**
 * Finds the words of a text in Unicode normal form C: each longest run of two or more code points of
 * `[\p{L}\p{N}\p{M}_]` in the frozen tables, lower-cased code point by code point.
 */
export function scanWords(text: string, into: Words): void {
  into.count = 0;
  word.clear();
  const { length } = text;
  let start = 0;
  for (let i = 0; i < length; ) {
    const unit = text.charCodeAt(i);
    let point = foldedUnits[unit];
    let size = 1;
    if ((unit & 0xfc00) === 0xd800) {
      const whole = text.codePointAt(i) ?? 0;
      if (whole > 0xffff) {
        point = foldSupplementary(whole);
        size = 2;
      }
    }
    if (point !== 0) {
      if (word.points === 0) start = i;
      word.append(point);
    } else if (word.points > 0) endWord(start, i, into);
    i += size;
  }
  if (word.points > 0) endWord(start, length, into);
}

function endWord(start: number, end: number, into: Words): void {
  if (word.points > 1) into.push(start, end, hashBytes(word.bytes, word.length));
  word.clear();
}

/** A word as features know it: each code point replaced by its lower case in the frozen tables. */
export function foldWord(text: string): string {
  let folded = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    folded += String.fromCodePoint((point > 0xffff ? foldSupplementary(point) : foldedUnits[point]) || point);
  }
  return folded;
}
