const c1 = 0xcc9e2d51;
const c2 = 0x1b873593;

function mixBlock(k: number): number {
  const scrambled = Math.imul(k, c1);
  return Math.imul((scrambled << 15) | (scrambled >>> 17), c2);
}

function mixState(h: number, k: number): number {
  const mixed = h ^ mixBlock(k);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(h: number, length: number): number {
  let f = h ^ length;
  f = Math.imul(f ^ (f >>> 16), 0x85ebca6b);
  f = Math.imul(f ^ (f >>> 13), 0xc2b2ae35);
  return f ^ (f >>> 16);
}

/** The seed of Spark SQL's built-in `hash`. */
export const sparkSeed = 42;

/**
 * Murmur3_x86_32 (Appleby 2011) of the first `length` bytes, as Spark SQL's built-in `hash` computes it: after the
 * whole 4-byte blocks each remaining byte is mixed in as a block of its own, as a signed number.
 * @returns a signed 32-bit integer
 */
export function hashBytes(bytes: Uint8Array, length: number, seed: number = sparkSeed): number {
  const aligned = length & ~3;
  let h = seed;
  for (let i = 0; i < aligned; i += 4) {
    const block = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    h = mixState(h, block);
  }
  for (let i = aligned; i < length; i++) h = mixState(h, (bytes[i] << 24) >> 24);
  return finish(h, length);
}

/** Spark SQL's `hash` of one 32-bit integer under a seed; `hash(a, b)` is `hashInt(b, hashInt(a))`. */
export function hashInt(value: number, seed: number = sparkSeed): number {
  return finish(mixState(seed, value), 4);
}

const encoder = new TextEncoder();

/** Spark SQL's `hash` of a string's UTF-8 bytes; lone surrogates count as U+FFFD. */
export function hashString(text: string, seed: number = sparkSeed): number {
  const bytes = encoder.encode(text);
  return hashBytes(bytes, bytes.length, seed);
}
