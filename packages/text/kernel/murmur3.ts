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

export function hashBytes(address: usize, length: u32): u32 {
  let h = seed;
  const end = address + length;
  const tail = address + (length & ~3);
  for (; address < tail; address += 4) h = mixState(h, load<u32>(address));
  for (; address < end; address++) h = mixState(h, <u32>load<i8>(address));
  return finish(h, length);
}

/** The hash of an integer. */
export function hashOne(value: u32): u32 {
  return finish(mixState(seed, value), 4);
}

/** Longer words are hashed one by one. */
export const mostBytesOfFour: u32 = 15;

/**
 * The hashes of four words, each of at most 15 bytes.
 * @param edges the addresses where each begins and ends, one after the other; 15 bytes past their beginning can be read
 */
export function hashFourWords(edges: usize, lengths: v128): v128 {
  const a = load<u32>(edges);
  const b = load<u32>(edges, 8);
  const c = load<u32>(edges, 16);
  const d = load<u32>(edges, 24);
  let h = i32x4.splat(seed);
  h = mixWhere(h, gather(a, b, c, d), i32x4.gt_s(lengths, i32x4.splat(3)));
  h = mixWhere(h, gather(a + 4, b + 4, c + 4, d + 4), i32x4.gt_s(lengths, i32x4.splat(7)));
  h = mixWhere(h, gather(a + 8, b + 8, c + 8, d + 8), i32x4.gt_s(lengths, i32x4.splat(11)));
  const tail = gather(
    a + (i32x4.extract_lane(lengths, 0) & 12),
    b + (i32x4.extract_lane(lengths, 1) & 12),
    c + (i32x4.extract_lane(lengths, 2) & 12),
    d + (i32x4.extract_lane(lengths, 3) & 12),
  );
  const rest = v128.and(lengths, i32x4.splat(3));
  h = mixWhere(h, i32x4.shr_s(i32x4.shl(tail, 24), 24), i32x4.gt_s(rest, i32x4.splat(0)));
  h = mixWhere(h, i32x4.shr_s(i32x4.shl(tail, 16), 24), i32x4.gt_s(rest, i32x4.splat(1)));
  h = mixWhere(h, i32x4.shr_s(i32x4.shl(tail, 8), 24), i32x4.gt_s(rest, i32x4.splat(2)));
  return finishFour(h, lengths);
}

function gather(a: usize, b: usize, c: usize, d: usize): v128 {
  let lanes = v128.load32_zero(a);
  lanes = v128.load32_lane(b, lanes, 1);
  lanes = v128.load32_lane(c, lanes, 2);
  return v128.load32_lane(d, lanes, 3);
}

/** The hashes of four pairs: `hashInt(second, hashInt(first))` in each lane. */
export function hashFourPairs(firsts: v128, seconds: v128): v128 {
  const four = i32x4.splat(4);
  const states = finishFour(mixFour(i32x4.splat(seed), firsts), four);
  return finishFour(mixFour(states, seconds), four);
}

function mixWhere(states: v128, blocks: v128, isMixed: v128): v128 {
  return v128.bitselect(mixFour(states, blocks), states, isMixed);
}

function mixFour(states: v128, blocks: v128): v128 {
  const scrambled = i32x4.mul(rotate(i32x4.mul(blocks, i32x4.splat(0xcc9e2d51)), 15), i32x4.splat(0x1b873593));
  const turned = rotate(v128.xor(states, scrambled), 13);
  return i32x4.add(i32x4.add(i32x4.shl(turned, 2), turned), i32x4.splat(0xe6546b64));
}

function finishFour(states: v128, lengths: v128): v128 {
  let h = v128.xor(states, lengths);
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}

function rotate(lanes: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(lanes, bits), i32x4.shr_u(lanes, 32 - bits));
}
