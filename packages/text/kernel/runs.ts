import { countTerms } from './counter';
import { hashBytes, hashOne } from './murmur3';

const shortestRun: u32 = 3;
const longestRun: u32 = 5;
/** Runs are counted by so many. */
const mostRuns: usize = 1024;

/** Hashes of runs on their way to the counter, or 0 where no runs are counted. */
let runs: usize = 0;
let next: usize = 0;

/** @param address room for 4 KiB */
export function setRuns(address: usize): void {
  runs = address;
}

/**
 * Counts the runs of 3 to 5 code points within the words of lower-cased text, each word with a space on both sides.
 * Writes spaces where words are parted, and to the byte before the text and the one behind it.
 */
export function readRuns(from: usize, end: usize): void {
  if (!runs) return;
  next = runs;
  let at = from;
  for (;;) {
    while (at < end && !isInWord(load<u8>(at))) at++;
    if (at >= end) break;
    const start = at;
    while (at < end && isInWord(load<u8>(at))) at++;
    if (at > pastPoint(start)) takeWord(start - 1, at + 1);
  }
  countTerms(runs, next);
}

function isInWord(byte: u8): bool {
  return byte >= 0x80 || <u8>(byte - 0x61) <= 25 || <u8>(byte - 0x30) <= 9 || byte === 0x5f;
}

function takeWord(start: usize, end: usize): void {
  store<u8>(start, 0x20);
  store<u8>(end - 1, 0x20);
  for (let points = shortestRun; points <= longestRun; points++) takeRuns(points, start, end);
}

/** The runs of so many code points, the shortest word having as many as four. */
function takeRuns(points: u32, start: usize, end: usize): void {
  let last = start;
  for (let i: u32 = 0; i < points; i++) {
    if (last >= end) return;
    last = pastPoint(last);
  }
  for (;;) {
    store<u32>(next, hashOne(hashBytes(start, <u32>(last - start))));
    next += 4;
    if (next - runs === mostRuns << 2) {
      countTerms(runs, next);
      next = runs;
    }
    if (last >= end) return;
    start = pastPoint(start);
    last = pastPoint(last);
  }
}

function pastPoint(at: usize): usize {
  return at + bytesOfPoint(<u32>load<u8>(at));
}

/** How many bytes a code point has that begins with this. */
export function bytesOfPoint(lead: u32): u32 {
  return 1 + <u32>(lead >= 0xc0) + <u32>(lead >= 0xe0) + <u32>(lead >= 0xf0);
}
