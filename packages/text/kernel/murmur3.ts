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

/** The hashes of four pairs: `hashInt(second, hashInt(first))` in each lane. */
export function hashPairs(firsts: v128, seconds: v128): v128 {
  return hashInts(seconds, hashInts(firsts, i32x4.splat(seed)));
}

function hashInts(blocks: v128, states: v128): v128 {
  const scrambled = i32x4.mul(rotate(i32x4.mul(blocks, i32x4.splat(0xcc9e2d51)), 15), i32x4.splat(0x1b873593));
  const turned = rotate(v128.xor(states, scrambled), 13);
  let h = i32x4.add(i32x4.add(i32x4.shl(turned, 2), turned), i32x4.splat(0xe6546b64));
  h = v128.xor(h, i32x4.splat(4));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}

function rotate(lanes: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(lanes, bits), i32x4.shr_u(lanes, 32 - bits));
}
