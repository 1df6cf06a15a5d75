/** Where a suggestion stands. The last three are not reached by a probability alone. */
export const predictionStates = ['published', 'queued', 'accepted', 'rejected', 'withdrawn'] as const;
export type PredictionState = (typeof predictionStates)[number];

/** The states that only a person gives; scoring, thresholds, deployments and imports leave them alone. */
export const decidedStates = ['accepted', 'rejected'] as const satisfies readonly PredictionState[];

export const isDecided = (state: PredictionState): boolean => decidedStates.some((decided) => decided === state);

/** A classifier's thresholds on its calibrated probability; without `accept` it is review only. */
export interface Thresholds {
  readonly accept: number | null;
  readonly review: number;
}

/** Under this probability a prediction is not stored: half the review threshold. */
export function floorOf(thresholds: Thresholds): number {
  return thresholds.review / 2;
}

/**
 * The state of a prediction that nobody decided; null where it is not stored at all.
 * Probabilities are stored in single precision, so both sides are compared in it: a row never changes its state for
 * having been written and read. The SQL twin is `prediction_state_for`.
 */
export function stateFor(
  probability: number,
  thresholds: Thresholds,
): Extract<PredictionState, 'published' | 'queued' | 'withdrawn'> | null {
  const stored = Math.fround(probability);
  if (thresholds.accept !== null && stored >= Math.fround(thresholds.accept)) return 'published';
  if (stored >= Math.fround(thresholds.review)) return 'queued';
  if (stored >= Math.fround(floorOf(thresholds))) return 'withdrawn';
  return null;
}

/** The distance to the nearest threshold, in single precision as stored. The SQL twin is `prediction_margin_for`. */
export function marginOf(probability: number, thresholds: Thresholds): number {
  const stored = Math.fround(probability);
  const distanceTo = (threshold: number) => Math.fround(Math.abs(stored - Math.fround(threshold)));
  const toReview = distanceTo(thresholds.review);
  return thresholds.accept === null ? toReview : Math.min(toReview, distanceTo(thresholds.accept));
}
