import type { ScoredLabels } from '../labels/label-matrix.js';

/** How well probabilities say how often they are right. */
export interface ProbabilityMetrics {
  /** Expected calibration error: mean distance of a bin's probability from its share of yes. */
  readonly ece: number;
  /** Mean squared error of the probability. */
  readonly brier: number;
  /** Mean negative log-likelihood in nats per cell; probabilities are kept 2^-52 away from 0 and 1. */
  readonly logLoss: number;
}

/** One bin of equal width: its cells, their mean probability and their share of yes. */
export interface ReliabilityBin {
  readonly count: number;
  readonly meanProbability: number;
  readonly observed: number;
}

const bins = 15;

/** The bin of a probability; bins hold their upper edge, the first also 0. Edges are numpy's `linspace`. */
function binOf(probability: number): number {
  const width = 1 / bins;
  let bin = Math.min(bins - 1, Math.max(0, Math.ceil(probability * bins) - 1));
  while (bin > 0 && probability <= bin * width) bin -= 1;
  while (bin < bins - 1 && probability > (bin + 1) * width) bin += 1;
  return bin;
}

/** The 15 equal-width bins that hold a cell, in order, as scikit-learn's `calibration_curve`. */
export function reliabilityCurve({ labels, scores }: ScoredLabels): ReliabilityBin[] {
  const counts = new Float64Array(bins);
  const probabilities = new Float64Array(bins);
  const positives = new Float64Array(bins);
  for (const [i, probability] of scores.entries()) {
    const bin = binOf(probability);
    counts[bin] += 1;
    probabilities[bin] += probability;
    positives[bin] += labels[i];
  }
  return Array.from(counts, (count, bin) => ({
    count,
    meanProbability: probabilities[bin] / count,
    observed: positives[bin] / count,
  })).filter((bin) => bin.count > 0);
}

/**
 * @param scored calibrated probabilities in [0, 1]
 * @returns null where there is no cell
 */
export function probabilityMetrics(scored: ScoredLabels): ProbabilityMetrics | null {
  const { labels, scores } = scored;
  const cells = scores.length;
  if (cells === 0) return null;
  let squares = 0;
  let loss = 0;
  for (const [i, probability] of scores.entries()) {
    const label = labels[i];
    squares += (probability - label) ** 2;
    const ofLabel = label === 1 ? probability : 1 - probability;
    loss -= Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, ofLabel)));
  }
  const distance = (bin: ReliabilityBin): number => bin.count * Math.abs(bin.meanProbability - bin.observed);
  const ece = reliabilityCurve(scored).reduce((sum, bin) => sum + distance(bin), 0) / cells;
  return { ece, brier: squares / cells, logLoss: loss / cells };
}
