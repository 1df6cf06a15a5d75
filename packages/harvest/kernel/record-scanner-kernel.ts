/**
 * Finds the fields of records in lines of JSON without making strings. It answers only for plain lines: one object of
 * strings without escapes, lists of such strings, whole numbers, true, false and null. Every other line, broken ones
 * included, is for JSON.parse to judge: what is accepted here, JSON.parse reads the same.
 */
import { numberOfList } from './lists';

export { setLists } from './lists';

/** Fields by their place in `names`. */
const idField: u32 = 0;
const titleField: u32 = 1;
const textField: u32 = 2;
const subjectsField: u32 = 3;
const fieldCount: u32 = 4;

const newline: u32 = 0x0a;
/** Longer ids are no ids. */
const mostIdBytes: u32 = 500;

/** `names`: for each field a u32 length, then its name; length 0 where there is no such field. */
const nameSlotBytes: usize = 64;
/** `out`, for each line: where it ends; whether it is plain; start and length by field, with the list's number. */
const lineSlotBytes: usize = 48;
const isPlainAt: usize = 4;
const placesAt: usize = 8;
const listNumberAt: usize = 40;

let isMarked: bool = false;

function isSpace(byte: u32): bool {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

function skipSpace(p: usize, end: usize): usize {
  while (p < end && isSpace(load<u8>(p))) p++;
  return p;
}

/** Soft hyphen, zero width space, byte order mark: they stand inside words. */
function isTakenOut(p: usize): bool {
  const lead: u32 = load<u8>(p);
  if (lead === 0xc2) return load<u8>(p + 1) === 0xad;
  if (lead === 0xe2) return load<u8>(p + 1) === 0x80 && load<u8>(p + 2) === 0x8b;
  return lead === 0xef && load<u8>(p + 1) === 0xbb && load<u8>(p + 2) === 0xbf;
}

/** Control characters, quotes and backslashes: where a plain string ends. */
function findStops(v: v128): v128 {
  const ends = v128.or(i8x16.eq(v, i8x16.splat(0x22)), i8x16.eq(v, i8x16.splat(0x5c)));
  return v128.or(i8x16.lt_u(v, i8x16.splat(0x20)), ends);
}

/** `<` and `&`. */
function findMarks(v: v128): v128 {
  return v128.or(i8x16.eq(v, i8x16.splat(0x3c)), i8x16.eq(v, i8x16.splat(0x26)));
}

/** First bytes of what may be taken out: 0xc2 and 0xe2, which differ in one bit, and 0xef. */
function findLeads(v: v128): v128 {
  const lead = i8x16.eq(v128.and(v, i8x16.splat(~0x20)), i8x16.splat(<i8>0xc2));
  return v128.or(lead, i8x16.eq(v, i8x16.splat(<i8>0xef)));
}

function special(v: v128): v128 {
  return v128.or(findStops(v), v128.or(findMarks(v), findLeads(v)));
}

/** From after an opening quote to the closing one; 0 where an escape or control character, or the end, comes first. */
function findQuote(start: usize, end: usize): usize {
  for (let p = start; p < end; p += 16) {
    const v = v128.load(p);
    if (!v128.any_true(special(v))) continue;
    const stops: u32 = <u32>i8x16.bitmask(findStops(v));
    const before: u32 = stops === 0 ? 0xffff : ((<u32>1) << ctz(stops)) - 1;
    if ((<u32>i8x16.bitmask(findMarks(v)) & before) !== 0) isMarked = true;
    for (let left: u32 = <u32>i8x16.bitmask(findLeads(v)) & before; left !== 0; left &= left - 1) {
      if (isTakenOut(p + <usize>ctz(left))) isMarked = true;
    }
    if (stops === 0) continue;
    p += <usize>ctz(stops);
    return p < end && load<u8>(p) === 0x22 ? p : 0;
  }
  return 0;
}

function fieldOf(start: usize, length: u32, names: usize): u32 {
  for (let field: u32 = 0; field < fieldCount; field++) {
    const name = names + <usize>field * nameSlotBytes;
    if (load<u32>(name) !== length || length === 0) continue;
    let i: u32 = 0;
    while (i < length && load<u8>(start + i) === load<u8>(name + 4 + i)) i++;
    if (i === length) return field;
  }
  return fieldCount;
}

/** Past a literal or a whole number; 0 where it is neither. */
function skipLiteral(p: usize, end: usize): usize {
  const first: u32 = load<u8>(p);
  if (first === 0x74 && load<u32>(p) === 0x65757274) return p + 4; // true
  if (first === 0x6e && load<u32>(p) === 0x6c6c756e) return p + 4; // null
  if (first === 0x66 && load<u32>(p + 1) === 0x65736c61) return p + 5; // false
  if (first < 0x31 || first > 0x39) return 0;
  while (p < end && load<u8>(p) >= 0x30 && load<u8>(p) <= 0x39) p++;
  return p;
}

/** Past a list of strings; 0 where it is something else. */
function skipList(start: usize, end: usize): usize {
  let p = skipSpace(start + 1, end);
  if (p < end && load<u8>(p) === 0x5d) return p + 1;
  while (p < end && load<u8>(p) === 0x22) {
    const quote = findQuote(p + 1, end);
    if (quote === 0) return 0;
    p = skipSpace(quote + 1, end);
    if (p >= end) return 0;
    const next: u32 = load<u8>(p);
    p++;
    if (next === 0x5d) return p;
    if (next !== 0x2c) return 0;
    p = skipSpace(p, end);
  }
  return 0;
}

/** Past a member's value; 0 where it is not plain, or not of the field's type. */
function skipValue(p: usize, end: usize, field: u32): usize {
  const first: u32 = load<u8>(p);
  if (first === 0x22 && field !== subjectsField) {
    const quote = findQuote(p + 1, end);
    return quote === 0 ? 0 : quote + 1;
  }
  if (first === 0x5b && field >= subjectsField) return skipList(p, end);
  return field < fieldCount ? 0 : skipLiteral(p, end);
}

/** Whether trimming leaves a string as it is and not empty: where in doubt, not. */
function isTrimmed(start: usize, length: u32): bool {
  if (length === 0) return false;
  const first: u32 = load<u8>(start);
  const last: u32 = load<u8>(start + length - 1);
  return first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80;
}

/**
 * Reads one line.
 * @param places zeros
 * @returns its end, or 0 where it is not plain
 */
function scanLine(from: usize, end: usize, input: usize, names: usize, places: usize): usize {
  let found: u32 = 0;
  isMarked = false;
  let p = skipSpace(from, end);
  if (p >= end || load<u8>(p) !== 0x7b) return 0;
  p = skipSpace(p + 1, end);
  for (;;) {
    if (p >= end || load<u8>(p) !== 0x22) return 0;
    const wasMarked = isMarked;
    const quote = findQuote(p + 1, end);
    if (quote === 0) return 0;
    const field = fieldOf(p + 1, <u32>(quote - p - 1), names);
    p = skipSpace(quote + 1, end);
    if (p >= end || load<u8>(p) !== 0x3a) return 0;
    const value = skipSpace(p + 1, end);
    if (value >= end) return 0;
    p = skipValue(value, end, field);
    if (p === 0 || p >= end) return 0;
    if (field !== titleField && field !== textField) isMarked = wasMarked;
    if (field < fieldCount) {
      if ((found & ((<u32>1) << field)) !== 0) return 0;
      found |= (<u32>1) << field;
      // Strings without their quotes, a list with its brackets.
      const quotes: usize = field === subjectsField ? 0 : 1;
      store<u32>(places + ((<usize>field) << 3), <u32>(value + quotes - input));
      store<u32>(places + ((<usize>field) << 3), <u32>(p - value - 2 * quotes), 4);
    }
    p = skipSpace(p, end);
    if (p >= end) return 0;
    const next: u32 = load<u8>(p);
    p = skipSpace(p + 1, end);
    if (next === 0x7d) break;
    if (next !== 0x2c) return 0;
  }
  const idLength = load<u32>(places, 4);
  const isRecord = !isMarked && (found & ((<u32>1) << idField)) !== 0 && idLength <= mostIdBytes;
  if (!isRecord || !isTrimmed(input + <usize>load<u32>(places), idLength)) return 0;
  return p >= end || load<u8>(p) === newline ? p : 0;
}

function endOfLine(from: usize, end: usize): usize {
  for (let p = from; p < end; p += 16) {
    const newlines = i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(<i8>newline)));
    if (newlines !== 0) return min(p + <usize>ctz(newlines), end);
  }
  return end;
}

/**
 * @param input lines of UTF-8 that end in newlines, or the last with the input; 16 readable bytes behind them
 * @param out room for `most` lines
 * @returns how many lines were read: `most` where there may be more
 */
export function scanLines(input: usize, length: u32, names: usize, out: usize, most: u32): u32 {
  const end = input + <usize>length;
  let count: u32 = 0;
  for (let p = input; p < end && count < most; p++, count++, out += lineSlotBytes) {
    memory.fill(out, 0, lineSlotBytes);
    const after = scanLine(p, end, input, names, out + placesAt);
    if (after !== 0) {
      const list = out + placesAt + ((<usize>subjectsField) << 3);
      store<u32>(out, 1, isPlainAt);
      if (load<u32>(list, 4) !== 0) {
        store<u32>(out, numberOfList(input + <usize>load<u32>(list), load<u32>(list, 4)), listNumberAt);
      }
    }
    p = after !== 0 ? after : endOfLine(p, end);
    store<u32>(out, <u32>(p - input));
  }
  return count;
}
