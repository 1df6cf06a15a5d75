import { quantile, type TargetDistribution } from '../experiment/targets.js';
import { createBins, histogram } from './density.js';

/** How near generated samples come to the target. */
export interface SampleMeasures {
  /** 1-Wasserstein distance: the mean of how far each sample is from the target's quantile of its rank. */
  readonly wasserstein: number;
  /** Mean and standard deviation less the target's. */
  readonly meanError: number;
  readonly sdError: number;
  /** The share of samples below and above the middle 99 % of the target; 0.005 each would be right. */
  readonly leftTail: number;
  readonly rightTail: number;
  /** What the two densities share, from 0 to 1. */
  readonly overlap: number;
  /** How many of the target's modes have half of the samples, or more, that the target has around them. */
  readonly modesFound: number;
}

/** The share of samples between two bounds. */
function shareWithin(sorted: Float64Array, low: number, high: number): number {
  return sorted.reduce((count, x) => count + (x >= low && x <= high ? 1 : 0), 0) / sorted.length;
}

/**
 * A function that measures so many samples against a target.
 * @param count of the samples that it will be given
 */
export function createMeasurement(
  target: TargetDistribution,
  count: number,
): (samples: Float64Array) => SampleMeasures {
  const quantiles = Float64Array.from({ length: count }, (_, i) => quantile(target, (i + 0.5) / count));
  const [low, high] = [quantile(target, 0.005), quantile(target, 0.995)];
  const { modes, modeReach, cdf } = target;
  const modeMass = modes.map((mode) => cdf(mode + modeReach) - cdf(mode - modeReach));
  const bins = createBins(cdf);
  return (samples) => {
    const sorted = samples.toSorted();
    const mean = sorted.reduce((sum, x) => sum + x, 0) / count;
    const variance = sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count;
    const found = modes.filter((mode, i) => shareWithin(sorted, mode - modeReach, mode + modeReach) >= modeMass[i] / 2);
    return {
      wasserstein: sorted.reduce((sum, x, i) => sum + Math.abs(x - quantiles[i]), 0) / count,
      meanError: mean - target.mean,
      sdError: Math.sqrt(variance) - target.sd,
      leftTail: sorted.reduce((sum, x) => sum + (x < low ? 1 : 0), 0) / count,
      rightTail: sorted.reduce((sum, x) => sum + (x > high ? 1 : 0), 0) / count,
      overlap: histogram(sorted).reduce((sum, share, bin) => sum + Math.min(share, bins[bin]), 0),
      modesFound: found.length,
    };
  };
}
