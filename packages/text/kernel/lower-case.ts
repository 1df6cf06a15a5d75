/**
 * UTF-8 in, lower-cased UTF-8 out, by the frozen tables: a cell for each code point in blocks of 256, `blocks[point >>> 8]`
 * being the number of its block. A cell is the distance to the lower case × 4, + 2 where normal form C may change the
 * text, + 1 where the code point makes words. What makes no word becomes a space.
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

/**
 * @param isNormal whether the text is known to be in normal form C
 * @returns the end of what was written from `to` on, or 0 where the text must be brought into normal form first
 */
export function lowerCase(from: usize, end: usize, to: usize, isNormal: bool): usize {
  const upperA = i8x16.splat(0x41);
  const letters = i8x16.splat(25);
  const caseBit = i8x16.splat(0x20);
  while (from < end) {
    const bytes = v128.load(from);
    const isUpper = i8x16.le_u(i8x16.sub(bytes, upperA), letters);
    v128.store(to, v128.or(bytes, v128.and(isUpper, caseBit)));
    const beyondAscii = i8x16.bitmask(bytes);
    if (!beyondAscii) {
      from += 16;
      to += 16;
      continue;
    }
    const plain = <usize>ctz(beyondAscii);
    from += plain;
    to += plain;
    while (from < end && load<u8>(from) >= 0x80) {
      const point = decode(from, end);
      const cell = load<i32>(
        cells + (((<usize>load<u16>(blocks + ((point >>> 8) << 1))) << 10) | ((point & 255) << 2)),
      );
      if (cell & mayChange && !isNormal) return 0;
      to = cell & makesWords ? encode(to, point + <u32>(cell >> 2)) : encode(to, 0x20);
      from += width;
    }
  }
  return to - (from - end);
}

/** The code point at an address, U+FFFD for what is no UTF-8; its bytes in `width`. */
function decode(at: usize, end: usize): u32 {
  const lead = <u32>load<u8>(at);
  const left = end - at;
  width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (left >= width && lead >= 0xc2 && lead < 0xf5) {
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
