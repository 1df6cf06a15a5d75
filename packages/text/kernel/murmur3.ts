/** Spark SQL's `hash`, as in packages/math/src/murmur3.ts: the seed is 42, each byte of the tail a signed block. */
const seed: u32 = 42;

function mixState(h: u32, block: u32): u32 {
  return rotl<u32>(h ^ (rotl<u32>(block * 0xcc9e2d51, 15) * 0x1b873593), 13) * 5 + 0xe6546b64;
}

function finish(h: u32, length: u32): u32 {
  h ^= length;
  h = (h ^ (h >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** Reads up to 2 bytes past the end. */
export function hashBytes(address: usize, length: u32): u32 {
  let h = seed;
  const tail = address + (length & ~3);
  for (; address < tail; address += 4) h = mixState(h, load<u32>(address));
  const one = mixState(h, <u32>load<i8>(tail));
  const two = mixState(one, <u32>load<i8>(tail, 1));
  const three = mixState(two, <u32>load<i8>(tail, 2));
  const rest = length & 3;
  h = select<u32>(select<u32>(three, two, rest === 3), select<u32>(one, h, rest === 1), rest >= 2);
  return finish(h, length);
}

export function hashInt(value: u32, from: u32): u32 {
  return finish(mixState(from, value), 4);
}

/** What a word's hash, as the first of a pair, makes of the second's: `hashInt(second, pairSeed(first))`. */
export function pairSeed(first: u32): u32 {
  return hashInt(first, seed);
}
