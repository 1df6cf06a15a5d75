import { betaCdf, betaQuantile } from './beta-distribution.js';
import { descendingOrder, type ScoredLabels } from './label-matrix.js';

/** If everything from `probability` up is given, precision is at least `bound` with one-sided 80 % confidence. */
export interface PrecisionBound {
  readonly probability: number;
  readonly predictions: number;
  readonly hits: number;
  readonly bound: number;
  /** What came of it later: see `addLater`. */
  readonly later?: Outcome | undefined;
}

/** How many were predicted, and how many of these were right. */
export interface Outcome {
  readonly predictions: number;
  readonly hits: number;
}

/** A published suggestion is always more likely right than wrong. */
const lowestAccept = 0.5;
const doubt = 0.2;
const sure = 0.9;

/** Jeffreys's lower bound of a precision: the 20 % quantile of Beta(hits + ½, misses + ½). */
export function jeffreysLowerBound(hits: number, misses: number): number {
  return betaQuantile(doubt, hits + 0.5, misses + 0.5);
}

/**
 * The upper bound of a precision with one-sided 90 % confidence, however few the predictions (Clopper & Pearson 1934); 1
 * where all were right, or there is none.
 */
export function exactUpperBound(hits: number, misses: number): number {
  return misses === 0 ? 1 : betaQuantile(sure, hits + 1, misses);
}

/** Predictions and hits from each distinct probability of 0.5 or more up, the lowest first. */
function cumulated({ labels, scores }: ScoredLabels) {
  const order = descendingOrder(scores, lowestAccept);
  const levels: { probability: number; predictions: number; hits: number }[] = [];
  let hits = 0;
  for (let i = 0; i < order.length; i++) {
    const index = order[i];
    const probability = scores[index];
    hits += labels[index];
    const next = order[i + 1];
    if (next === undefined || scores[next] !== probability) levels.push({ probability, predictions: i + 1, hits });
  }
  return levels.reverse();
}

/**
 * What precision can be promised from which probability on: probabilities of 0.5 or more, ascending, each with a
 * higher bound than all below it. The first entry that reaches a target is therefore the lowest accept threshold for
 * it, whatever the target; nothing else of the scores is needed later.
 * @param scored calibrated out-of-fold probabilities
 */
export function precisionBounds(scored: ScoredLabels): PrecisionBound[] {
  const bounds: PrecisionBound[] = [];
  let best = 0;
  for (const { probability, predictions, hits } of cumulated(scored)) {
    const misses = predictions - hits;
    // The quantile lies under the mean and is above `best` just where less than `DOUBT` lies below `best`.
    if ((hits + 0.5) / (predictions + 1) <= best || betaCdf(best, hits + 0.5, misses + 0.5) >= doubt) continue;
    best = jeffreysLowerBound(hits, misses);
    bounds.push({ probability, predictions, hits, bound: best });
  }
  return bounds;
}

/**
 * Counts beside each bound what was predicted and right from its probability on among documents that came later.
 * @param bounds ascending
 */
export function addLater(bounds: readonly PrecisionBound[], later: ScoredLabels): PrecisionBound[] {
  const levels = cumulated(later);
  let at = 0;
  return bounds.map((bound) => {
    while ((levels[at]?.probability ?? 1) < bound.probability) at += 1;
    const { predictions, hits } = levels[at] ?? { predictions: 0, hits: 0 };
    return { ...bound, later: { predictions, hits } };
  });
}
