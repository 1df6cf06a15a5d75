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
