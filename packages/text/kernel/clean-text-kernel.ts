/** Tells texts that need no cleaning, which are nearly all: see packages/text/src/clean-text.ts. */

/** A bit for each UTF-16 unit: set where a text with it may have to be cleaned. */
let oddUnits: usize = 0;

/** @param address 8 KiB */
export function setOddUnits(address: usize): void {
  oddUnits = address;
}

/** Whether no unit of the text is odd and no two spaces stand together. Reads up to 30 bytes past the end. */
export function isClean(text: usize, length: u32): bool {
  const end = text + ((<usize>length) << 1);
  const lastPlain = i16x8.splat(0x7e);
  let carry: u32 = 0;
  for (; text < end; text += 32) {
    const first = v128.load(text);
    const second = v128.load(text, 16);
    const left = <u32>(end - text) >>> 1;
    const inText: u32 = left < 16 ? ((<u32>1) << left) - 1 : 0xffff;
    const bytes = i8x16.narrow_i16x8_u(first, second);
    const spaces = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x20))) & inText;
    if (spaces & ((spaces << 1) | carry)) return false;
    carry = spaces >>> 15;
    const beyond = i8x16.narrow_i16x8_s(i16x8.gt_u(first, lastPlain), i16x8.gt_u(second, lastPlain));
    const markup = v128.or(i8x16.eq(bytes, i8x16.splat(0x3c)), i8x16.eq(bytes, i8x16.splat(0x26)));
    const control = i8x16.lt_u(bytes, i8x16.splat(0x20));
    let suspects = i8x16.bitmask(v128.or(beyond, v128.or(markup, control))) & inText;
    for (; suspects; suspects &= suspects - 1) {
      const unit = <u32>load<u16>(text + ((<usize>ctz(suspects)) << 1));
      if ((<u32>load<u8>(oddUnits + (unit >>> 3)) >>> (unit & 7)) & 1) return false;
    }
  }
  return true;
}
