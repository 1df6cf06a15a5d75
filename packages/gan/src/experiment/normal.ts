import type { Random } from '@classmark/math';

/** Draws from N(0, 1) by Marsaglia's polar method; each pair of uniforms that lies in the disc gives two. */
export function createNormal(random: Random): () => number {
  let spare = Number.NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    let [u, v, s] = [0, 0, 0];
    do {
      u = 2 * random.next() - 1;
      v = 2 * random.next() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const scale = Math.sqrt((-2 * Math.log(s)) / s);
    spare = v * scale;
    return u * scale;
  };
}

/** Φ, the distribution function of N(0, 1), to 1.2e-7 (the Chebyshev fit of erfc in Numerical Recipes, 6.2). */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const exponent = terms.reduceRight((sum, term) => sum * t + term, 0);
  const half = (t * Math.exp(-x * x + exponent)) / 2;
  return z < 0 ? half : 1 - half;
}
