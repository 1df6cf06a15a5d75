import { hashBytes, hashFourWords, mostBytesOfFour } from './murmur3';
import { bytesOfPoint } from './runs';
import { isStopWord } from './stop-words';
import { beginText, countWords, wordHashes } from './terms';

/** Words are found and counted by so many. */
const mostEdges: usize = 2048;

/** Where words begin and end, by turns: u32 addresses, as many as `mostEdges` and what 64 bytes more can hold. */
let edges: usize = 0;

/** @param address room for 8.5 KiB */
export function setEdges(address: usize): void {
  edges = address;
}

/** Counts the words of lower-cased text, and their pairs. Writes spaces to the 64 bytes after the end. */
export function readWords(from: usize, end: usize): void {
  for (let i: usize = 0; i < 64; i += 16) v128.store(end + i, i8x16.splat(0x20));
  beginText();
  let next = edges;
  let carry: u64 = 0;
  for (; from <= end; from += 64) {
    const inWord = wordMask(from);
    let turns = inWord ^ ((inWord << 1) | carry);
    carry = inWord >>> 63;
    for (; turns; turns &= turns - 1) {
      store<u32>(next, <u32>(from + <usize>ctz(turns)));
      next += 4;
    }
    if (next - edges >= mostEdges << 2) next = takeWords(next);
  }
  takeWords(next);
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

/** Counts the words whose edges stand before `end`; the beginning of one that goes on is left. Returns the new end. */
function takeWords(end: usize): usize {
  const goesOn = (end - edges) & 4;
  const last = end - goesOn;
  const beginning = load<u32>(last);
  // What is hashed together with the last words: words of no bytes at address 0.
  for (let i: usize = 0; i < 32; i += 16) v128.store(last + i, i32x4.splat(0));
  const hashes = wordHashes();
  hashWords(last, hashes);
  countWords(leaveOut(last, hashes));
  store<u32>(edges, beginning);
  return edges + goesOn;
}

function hashWords(last: usize, to: usize): void {
  for (let at = edges; at < last; at += 32) {
    const first = v128.load(at);
    const second = v128.load(at, 16);
    const starts = v128.shuffle<i32>(first, second, 0, 2, 4, 6);
    const lengths = i32x4.sub(v128.shuffle<i32>(first, second, 1, 3, 5, 7), starts);
    v128.store(to, hashFourWords(at, lengths));
    to += 16;
  }
}

/** Keeps the hashes of words that have two code points and are to be counted. Returns their end. */
function leaveOut(last: usize, hashes: usize): usize {
  let to = hashes;
  for (let at = edges; at < last; at += 8) {
    const start = <usize>load<u32>(at);
    const length = load<u32>(at, 4) - <u32>start;
    let hash = load<u32>(hashes);
    if (length > mostBytesOfFour) hash = hashBytes(start, length);
    store<u32>(to, hash);
    to += (<usize>(length > bytesOfPoint(<u32>load<u8>(start)) && !isStopWord(hash, start, length))) << 2;
    hashes += 4;
  }
  return to;
}
