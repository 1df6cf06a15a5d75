/** A reproducible source of random numbers: the same seed gives the same sequence. */
export interface Random {
  /** Uniform over all 32-bit unsigned integers. */
  uint32(): number;
  /** Uniform in [0, 1), a multiple of 2^-32. */
  next(): number;
  /** Uniform in 0 … bound - 1, for a bound from 1 to 2^32. */
  below(bound: number): number;
}

/** sfc32 (Doty-Humphrey, PractRand), its state filled from the seed by splitmix32. Any integer is a seed. */
export function createRandom(seed: number): Random {
  let z = seed >>> 0;
  const splitmix = (): number => {
    z = (z + 0x9e3779b9) | 0;
    let t = z ^ (z >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return t ^ (t >>> 15);
  };
  let [a, b, c, counter] = [splitmix(), splitmix(), splitmix(), 1];
  const uint32 = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) uint32();
  const next = (): number => uint32() / 4_294_967_296;
  return { uint32, next, below: (bound) => Math.floor(next() * bound) };
}

/** Fisher and Yates's shuffle, in place. */
export function shuffle(items: Uint32Array, random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const moved = items[i];
    items[i] = items[j];
    items[j] = moved;
  }
}
