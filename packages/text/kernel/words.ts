import { hashBytes } from './murmur3';
import { isStopWord } from './stop-words';
import { addWord } from './terms';

/** Finds the words of lower-cased text. Writes spaces to the 64 bytes after the end. */
export function readWords(from: usize, end: usize): void {
  for (let i: usize = 0; i < 64; i += 16) v128.store(end + i, i8x16.splat(0x20));
  let start: usize = 0;
  /** 1 where the word that ended the last 64 bytes goes on. */
  let carry: u64 = 0;
  for (; from <= end; from += 64) {
    const inWord = wordMask(from);
    let edges = inWord ^ ((inWord << 1) | carry);
    if (carry) {
      if (!edges) continue;
      endWord(start, from + <usize>ctz(edges));
      edges &= edges - 1;
    }
    while (edges) {
      start = from + <usize>ctz(edges);
      edges &= edges - 1;
      if (!edges) break;
      endWord(start, from + <usize>ctz(edges));
      edges &= edges - 1;
    }
    carry = inWord >>> 63;
  }
}

/** A bit for each of 64 bytes: set in words. */
function wordMask(at: usize): u64 {
  return wordMask16(at) | (wordMask16(at + 16) << 16) | (wordMask16(at + 32) << 32) | (wordMask16(at + 48) << 48);
}

function wordMask16(at: usize): u64 {
  const bytes = v128.load(at);
  const isLetter = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x61)), i8x16.splat(25));
  const isDigit = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(9));
  const isOther = v128.or(i8x16.eq(bytes, i8x16.splat(0x5f)), i8x16.lt_s(bytes, i8x16.splat(0)));
  return <u64>(<u32>i8x16.bitmask(v128.or(v128.or(isLetter, isDigit), isOther)));
}

function endWord(start: usize, end: usize): void {
  const length = <u32>(end - start);
  if (length <= 4 && isOnePoint(<u32>load<u8>(start), length)) return;
  const hash = hashBytes(start, length);
  if (!isStopWord(hash, start, length)) addWord(hash);
}

function isOnePoint(lead: u32, length: u32): bool {
  return length === (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
}
