import { z } from 'zod';
import { descendingOrder, type ScoredLabels } from '../labels/label-matrix.js';
import { betaCdf, betaQuantile } from '../significance/beta-distribution.js';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

/** How many were predicted, and how many of these were right. */
export const outcomeSchema = z.object({ predictions: count, hits: count }).readonly();
export type Outcome = z.output<typeof outcomeSchema>;

/** If everything from `probability` up is given, precision is at least `bound` with one-sided 80 % confidence. */
export const precisionBoundSchema = z
  .object({
    ...{ probability: share, predictions: count, hits: count, bound: share },
    /** What came of it among documents that came last, and among held-out ones. */
    later: outcomeSchema.optional(),
    heldOut: outcomeSchema.optional(),
  })
  .readonly();
export type PrecisionBound = z.output<typeof precisionBoundSchema>;

/** A published suggestion is always more likely right than wrong. */
const lowestAccept = 0.5;
const doubt = 0.2;

/** Jeffreys's lower bound of a precision: the 20 % quantile of Beta(hits + ½, misses + ½). */
export function jeffreysLowerBound(hits: number, misses: number): number {
  return betaQuantile(doubt, hits + 0.5, misses + 0.5);
}

/**
 * The upper bound of a precision with one-sided `confidence`, however few the predictions (Clopper & Pearson 1934); 1
 * where all were right, or there is none.
 */
export function exactUpperBound({ predictions, hits }: Outcome, confidence: number): number {
  return hits === predictions ? 1 : betaQuantile(confidence, hits + 1, predictions - hits);
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
 * Counts beside each bound what was predicted and right from its probability on among other documents.
 * @param bounds ascending
 */
export function addOutcomes(
  bounds: readonly PrecisionBound[],
  of: 'later' | 'heldOut',
  others: ScoredLabels,
): PrecisionBound[] {
  const levels = cumulated(others);
  let at = 0;
  return bounds.map((bound) => {
    while (at < levels.length && levels[at].probability < bound.probability) at += 1;
    const { predictions, hits } = at < levels.length ? levels[at] : { predictions: 0, hits: 0 };
    return { ...bound, [of]: { predictions, hits } };
  });
}
