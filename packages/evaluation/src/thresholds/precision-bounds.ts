import { z } from 'zod';
import { descendingOrder, type ScoredLabels } from '../labels/label-matrix.js';
import { shareSchema } from '../metrics/share.js';
import { betaCdf, betaQuantile } from '../significance/beta-distribution.js';

const count = z.int().min(0);

/** How many were predicted, and how many of these were right. */
export const hitCountsSchema = z.object({ predictions: count, hits: count }).readonly();
export type HitCounts = z.output<typeof hitCountsSchema>;

/** If everything from `probability` up is given, precision is at least `bound`: see `lowerBound`. */
export const precisionBoundSchema = z
  .object({
    ...{ probability: shareSchema, predictions: count, hits: count, bound: shareSchema },
    /** What came of it among documents that came last, and among held-out ones. */
    later: hitCountsSchema.optional(),
    heldOut: hitCountsSchema.optional(),
  })
  .readonly();
export type PrecisionBound = z.output<typeof precisionBoundSchema>;

/** A published suggestion is always more likely right than wrong. */
export const lowestAccept = 0.5;

/** What was predicted, and how many hits the probabilities promise: their sum. */
interface ExpectedHits extends HitCounts {
  readonly expected: number;
}

/** A precision as a Beta distribution, and how likely less than the bound may be. */
interface Belief {
  readonly a: number;
  readonly b: number;
  readonly doubt: number;
}

/** What calibration expects counts as so many predictions. */
const expectedWeight = 3;

function beliefsOf({ predictions, hits, expected }: ExpectedHits): readonly Belief[] {
  const misses = predictions - hits;
  const mean = Math.min(1, expected / predictions);
  return [
    { a: hits + expectedWeight * mean, b: misses + expectedWeight * (1 - mean), doubt: 0.3 },
    { a: hits + 0.5, b: misses + 0.5, doubt: 0.5 },
  ];
}

/**
 * The lower bound of a precision, by two measures of which the lower counts. With 70 % confidence, by what was seen and
 * what calibration expects together: the 30 % quantile of Beta(hits + k m, misses + k (1 - m)), a conjugate prior of k = 3
 * observations at the mean probability m. And likelier than not by what was seen alone: the median of
 * Beta(hits + ½, misses + ½), Jeffreys's. The first lets a subject with few documents publish what its probabilities bear
 * out; the second does not let it do so by its probabilities alone.
 */
export function lowerBound(outcome: ExpectedHits): number {
  return Math.min(...beliefsOf(outcome).map(({ a, b, doubt }) => betaQuantile(doubt, a, b)));
}

/**
 * The upper bound of a precision with one-sided `confidence`, however few the predictions (Clopper & Pearson 1934); 1
 * where all were right, or there is none.
 */
export function exactUpperBound({ predictions, hits }: HitCounts, confidence: number): number {
  return hits === predictions ? 1 : betaQuantile(confidence, hits + 1, predictions - hits);
}

/** Predictions, hits and what is expected from each distinct probability of 0.5 or more up, the lowest first. */
function cumulated({ labels, scores }: ScoredLabels) {
  const order = descendingOrder(scores, lowestAccept);
  const levels: (ExpectedHits & { readonly probability: number })[] = [];
  let [hits, expected] = [0, 0];
  for (let i = 0; i < order.length; i++) {
    const index = order[i];
    const probability = scores[index];
    hits += labels[index];
    expected += probability;
    const next = order[i + 1];
    if (next !== undefined && scores[next] === probability) continue;
    levels.push({ probability, predictions: i + 1, hits, expected });
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
  for (const level of cumulated(scored)) {
    // A quantile is above `best` just where less than its share lies below `best`.
    if (beliefsOf(level).some(({ a, b, doubt }) => betaCdf(best, a, b) >= doubt)) continue;
    best = lowerBound(level);
    const { probability, predictions, hits } = level;
    bounds.push({ probability, predictions, hits, bound: best });
  }
  return bounds;
}

/**
 * Counts beside each bound what was predicted and right from its probability on among other documents.
 * @param bounds ascending
 */
export function addHitCounts(
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

/** What was predicted and right from a probability on. */
export function countHits({ labels, scores }: ScoredLabels, from: number): HitCounts {
  let [predictions, hits] = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] < from) continue;
    predictions += 1;
    hits += labels[i];
  }
  return { predictions, hits };
}
