import type { ThresholdsInForce } from '../models/set-threshold.js';

/** A precision so far below the target counts as fallen: what the watch is quickest to notice. */
const fall = 0.1;

/** The log likelihood ratio that makes the watch sure. */
const surely = Math.log(1_000);

/**
 * Whether audited suggestions show that precision has fallen surely below the target, by Page's CUSUM (1954): the log
 * likelihood ratio of "target − 0.1" against "target" is summed up and never goes below 0, so that a long good past
 * does not delay the alarm, and looking after every decision costs nothing.
 * @param outcomes whether each audited suggestion was right, in the order in which they were decided
 */
export function hasPrecisionFallen(outcomes: readonly boolean[], target: number): boolean {
  const fallen = target - fall;
  const whenRight = Math.log(fallen / target);
  const whenWrong = Math.log((1 - fallen) / (1 - target));
  let ratio = 0;
  for (const isRight of outcomes) {
    ratio = Math.max(0, ratio + (isRight ? whenRight : whenWrong));
    if (ratio > surely) return true;
  }
  return false;
}

/** What the watch decides on. */
export interface WatchSituation {
  readonly outcomes: readonly boolean[];
  readonly inForce: ThresholdsInForce;
}

/** The thresholds of a subject whose precision has fallen: review only, with the reason. Null while it has not. */
export function withdrawPublishing({ outcomes, inForce }: WatchSituation): ThresholdsInForce | null {
  const { thresholds, targetPrecision } = inForce;
  if (thresholds.accept === null || targetPrecision === null) return null;
  if (!hasPrecisionFallen(outcomes, targetPrecision)) return null;
  const right = outcomes.filter((isRight) => isRight).length;
  const reason =
    `Spot checks found its precision below the target of ${percent(targetPrecision)}: ` +
    `${right} of ${outcomes.length} published suggestions were right.`;
  return { thresholds: { accept: null, review: thresholds.review }, targetPrecision, reason };
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;
