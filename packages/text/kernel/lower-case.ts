/**
 * Text in, lower-cased UTF-8 out, by the frozen tables: a cell for each code point in blocks of 256,
 * `blocks[point >>> 8]` being the number of its block. A cell is the distance to the lower case × 4, + 2 where normal form
 * C may change the text, + 1 where the code point makes words. What makes no word becomes a space. Both functions take
 * the text from `from` to `end` and, where it is not known to be in normal form C (`isNormal`), return 0 if it must be
 * brought into it first; else the end of what they wrote from `to` on.
 */
let blocks: usize = 0;
let cells: usize = 0;

export function setCharacters(blocksAddress: usize, cellsAddress: usize): void {
  blocks = blocksAddress;
  cells = cellsAddress;
}

const makesWords = 1;
const mayChange = 2;
const replacement: u32 = 0xfffd;
/** Bytes of the code point decoded last. */
let width: usize = 0;

/** Of UTF-8; what is none counts as U+FFFD. */
export function lowerCaseBytes(from: usize, end: usize, to: usize, isNormal: bool): usize {
  while (from < end) {
    const bytes = v128.load(from);
    v128.store(to, lowerCaseAscii(bytes));
    const beyondAscii = i8x16.bitmask(bytes);
    const plain = <usize>ctz(beyondAscii | 0x10000);
    from += plain;
    to += plain;
    if (!beyondAscii) continue;
    while (from < end && load<u8>(from) >= 0x80) {
      const point = decodeBytes(from, end);
      const cell = cellOf(point);
      if (cell & mayChange && !isNormal) return 0;
      to = cell & makesWords ? encode(to, point + <u32>(cell >> 2)) : encode(to, 0x20);
      from += width;
    }
  }
  return to - (from - end);
}

/** Of UTF-16; lone surrogates count as U+FFFD. */
export function lowerCaseUnits(from: usize, end: usize, to: usize, isNormal: bool): usize {
  const beyond = i16x8.splat(0x7f);
  while (from < end) {
    const first = v128.load(from);
    const second = v128.load(from, 16);
    v128.store(to, lowerCaseAscii(i8x16.narrow_i16x8_u(first, second)));
    const beyondAscii = i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.gt_u(first, beyond), i16x8.gt_u(second, beyond)));
    const plain = <usize>ctz(beyondAscii | 0x10000);
    from += plain << 1;
    to += plain;
    if (!beyondAscii) continue;
    while (from < end && load<u16>(from) >= 0x80) {
      const point = decodeUnits(from, end);
      const cell = cellOf(point);
      if (cell & mayChange && !isNormal) return 0;
      to = cell & makesWords ? encode(to, point + <u32>(cell >> 2)) : encode(to, 0x20);
      from += width;
    }
  }
  return to - ((from - end) >> 1);
}

function lowerCaseAscii(bytes: v128): v128 {
  const isUpper = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(25));
  return v128.or(bytes, v128.and(isUpper, i8x16.splat(0x20)));
}

function cellOf(point: u32): i32 {
  const block = <usize>load<u16>(blocks + ((point >>> 8) << 1));
  return load<i32>(cells + ((block << 10) | ((point & 255) << 2)));
}

function decodeUnits(at: usize, end: usize): u32 {
  const unit = <u32>load<u16>(at);
  width = 2;
  if ((unit & 0xf800) !== 0xd800) return unit;
  const low = at + 2 < end ? <u32>load<u16>(at, 2) : 0;
  if (unit >= 0xdc00 || (low & 0xfc00) !== 0xdc00) return replacement;
  width = 4;
  return 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
}

/** The code point at an address; its bytes in `width`. */
function decodeBytes(at: usize, end: usize): u32 {
  const lead = <u32>load<u8>(at);
  width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (end - at >= width && lead >= 0xc2 && lead < 0xf5) {
    const second = <u32>load<u8>(at, 1);
    const third = width > 2 ? <u32>load<u8>(at, 2) : 0x80;
    const fourth = width > 3 ? <u32>load<u8>(at, 3) : 0x80;
    if (((second ^ 0x80) | (third ^ 0x80) | (fourth ^ 0x80)) < 0x40) {
      if (width === 2) return ((lead & 31) << 6) | (second & 63);
      let point = ((lead & 15) << 12) | ((second & 63) << 6) | (third & 63);
      if (width === 3 && point >= 0x800 && (point & 0xf800) !== 0xd800) return point;
      point = ((lead & 7) << 18) | ((second & 63) << 12) | ((third & 63) << 6) | (fourth & 63);
      if (width === 4 && point >= 0x10000 && point < 0x110000) return point;
    }
  }
  width = 1;
  return replacement;
}

/** Returns the end of what was written. */
function encode(to: usize, point: u32): usize {
  if (point < 0x80) {
    store<u8>(to, <u8>point);
    return to + 1;
  }
  if (point < 0x800) {
    store<u8>(to, <u8>(0xc0 | (point >>> 6)));
    store<u8>(to, <u8>(0x80 | (point & 63)), 1);
    return to + 2;
  }
  if (point < 0x10000) {
    store<u8>(to, <u8>(0xe0 | (point >>> 12)));
    store<u8>(to, <u8>(0x80 | ((point >>> 6) & 63)), 1);
    store<u8>(to, <u8>(0x80 | (point & 63)), 2);
    return to + 3;
  }
  store<u8>(to, <u8>(0xf0 | (point >>> 18)));
  store<u8>(to, <u8>(0x80 | ((point >>> 12) & 63)), 1);
  store<u8>(to, <u8>(0x80 | ((point >>> 6) & 63)), 2);
  store<u8>(to, <u8>(0x80 | (point & 63)), 3);
  return to + 4;
}
