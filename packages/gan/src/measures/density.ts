/** What densities are counted over and drawn on. */
export const densityRange = { low: -2, high: 10, bins: 96 } as const;

const width = (densityRange.high - densityRange.low) / densityRange.bins;

/** The share of samples in each bin. Samples outside the range are in none. */
export function histogram(samples: Float64Array): Float64Array {
  const shares = new Float64Array(densityRange.bins);
  for (const x of samples) {
    const bin = Math.floor((x - densityRange.low) / width);
    if (bin >= 0 && bin < shares.length) shares[bin] += 1 / samples.length;
  }
  return shares;
}

/** The share of a distribution in each bin. */
export function createBins(cdf: (x: number) => number): Float64Array {
  const edge = (bin: number): number => densityRange.low + bin * width;
  return Float64Array.from({ length: densityRange.bins }, (_, bin) => cdf(edge(bin + 1)) - cdf(edge(bin)));
}

/** The middle of each bin. */
export function binCentres(): Float64Array {
  return Float64Array.from({ length: densityRange.bins }, (_, bin) => densityRange.low + (bin + 0.5) * width);
}
