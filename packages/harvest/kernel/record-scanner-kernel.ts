/**
 * Finds the fields of a record in one line of JSON without making strings. It answers only for plain lines: one object
 * of strings without escapes, lists of such strings, whole numbers, true, false and null. Every other line, broken ones
 * included, is for JSON.parse to judge: what is accepted here, JSON.parse reads the same.
 */

/** Fields by their bit in `found` and their place in `names`; the id is 0. */
const TITLE: u32 = 1;
const TEXT: u32 = 2;
const SUBJECTS: u32 = 3;
const FIELDS: u32 = 4;
/** In `found`: title or text holds something that cleaning takes out. */
const MARKED: u32 = 1 << 4;

/** `names`: for each field a u32 length, then its name; length 0 where there is no such field. */
const NAME_SLOT: usize = 64;
/** `out`: found, then start and length of id, title, text, then the number of subjects, then theirs. */
const OUT_SUBJECTS: usize = 32;

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

/** From after an opening quote to the closing one; 0 where an escape or control character, or the end, comes first. */
function findQuote(start: usize, end: usize): usize {
  let p = start;
  while (p < end) {
    const v = v128.load(p);
    const stops = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(v, i8x16.splat(0x22)), i8x16.eq(v, i8x16.splat(0x5c))),
        i8x16.lt_u(v, i8x16.splat(0x20)),
      ),
    );
    const before: u32 = stops === 0 ? 0xffff : ((<u32>1) << (<u32>ctz(stops))) - 1;
    const marks = i8x16.bitmask(v128.or(i8x16.eq(v, i8x16.splat(0x3c)), i8x16.eq(v, i8x16.splat(0x26))));
    if ((marks & before) !== 0) isMarked = true;
    let beyond: u32 = <u32>i8x16.bitmask(v) & before;
    while (beyond !== 0) {
      if (isTakenOut(p + <usize>ctz(beyond))) isMarked = true;
      beyond &= beyond - 1;
    }
    if (stops !== 0) {
      p += <usize>ctz(stops);
      return p < end && load<u8>(p) === 0x22 ? p : 0;
    }
    p += 16;
  }
  return 0;
}

function fieldOf(start: usize, length: u32, names: usize): u32 {
  for (let field: u32 = 0; field < FIELDS; field++) {
    const name = names + <usize>field * NAME_SLOT;
    if (load<u32>(name) !== length || length === 0) continue;
    let i: u32 = 0;
    while (i < length && load<u8>(start + i) === load<u8>(name + 4 + i)) i++;
    if (i === length) return field;
  }
  return FIELDS;
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

/** Past a list of strings, written to `out` if they are wanted; 0 where it is something else or has too many. */
function readList(start: usize, end: usize, input: usize, out: usize, most: u32): usize {
  let p = skipSpace(start + 1, end);
  let count: u32 = 0;
  if (p < end && load<u8>(p) === 0x5d) {
    if (out !== 0) store<u32>(out, 0);
    return p + 1;
  }
  while (p < end && load<u8>(p) === 0x22) {
    const quote = findQuote(p + 1, end);
    if (quote === 0) return 0;
    if (out !== 0) {
      if (count === most) return 0;
      store<u32>(out + 4 + <usize>count * 8, <u32>(p + 1 - input));
      store<u32>(out + 8 + <usize>count * 8, <u32>(quote - p - 1));
    }
    count++;
    p = skipSpace(quote + 1, end);
    if (p >= end) return 0;
    const next: u32 = load<u8>(p);
    p++;
    if (next === 0x5d) {
      if (out !== 0) store<u32>(out, count);
      return p;
    }
    if (next !== 0x2c) return 0;
    p = skipSpace(p, end);
  }
  return 0;
}

/** Past a member's value; 0 where it is not plain, or not of the field's type. */
function readValue(p: usize, end: usize, field: u32, input: usize, out: usize, most: u32): usize {
  const first: u32 = load<u8>(p);
  if (first === 0x22) {
    if (field === SUBJECTS) return 0;
    const wasMarked = isMarked;
    const quote = findQuote(p + 1, end);
    if (quote === 0) return 0;
    if (field !== TITLE && field !== TEXT) isMarked = wasMarked;
    if (field < FIELDS) {
      store<u32>(out + 4 + <usize>field * 8, <u32>(p + 1 - input));
      store<u32>(out + 8 + <usize>field * 8, <u32>(quote - p - 1));
    }
    return quote + 1;
  }
  if (field < SUBJECTS) return 0;
  if (first === 0x5b) {
    const wasMarked = isMarked;
    const after = readList(p, end, input, field === SUBJECTS ? out + OUT_SUBJECTS - 4 : 0, most);
    isMarked = wasMarked;
    return after;
  }
  return field === SUBJECTS ? 0 : skipLiteral(p, end);
}

/**
 * @param input the line, with 16 readable bytes behind it
 * @returns what was found, as bits by field, and MARKED; 0 where the line is not plain
 */
export function scanRecord(input: usize, length: u32, names: usize, out: usize, most: u32): u32 {
  const end = input + <usize>length;
  let found: u32 = 0;
  isMarked = false;
  let p = skipSpace(input, end);
  if (p >= end || load<u8>(p) !== 0x7b) return 0;
  p = skipSpace(p + 1, end);
  for (;;) {
    if (p >= end || load<u8>(p) !== 0x22) return 0;
    const wasMarked = isMarked;
    const quote = findQuote(p + 1, end);
    if (quote === 0) return 0;
    isMarked = wasMarked;
    const field = fieldOf(p + 1, <u32>(quote - p - 1), names);
    p = skipSpace(quote + 1, end);
    if (p >= end || load<u8>(p) !== 0x3a) return 0;
    p = skipSpace(p + 1, end);
    if (p >= end) return 0;
    p = readValue(p, end, field, input, out, most);
    if (p === 0 || p >= end) return 0;
    if (field < FIELDS) {
      if ((found & ((<u32>1) << field)) !== 0) return 0;
      found |= (<u32>1) << field;
    }
    p = skipSpace(p, end);
    if (p >= end) return 0;
    const next: u32 = load<u8>(p);
    p = skipSpace(p + 1, end);
    if (next === 0x7d) break;
    if (next !== 0x2c) return 0;
  }
  if (p !== end) return 0;
  return isMarked ? found | MARKED : found;
}
