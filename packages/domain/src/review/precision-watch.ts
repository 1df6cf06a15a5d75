import type { ThresholdsInForce } from '../models/set-threshold.js';

/** A precision so far below the target counts as fallen: what the watch is quickest to notice. */
const fall = 0.1;

/** The log likelihood ratio that makes the watch sure. */
const surely = Math.log(1_000);

/**
 * The outcomes that show that precision has fallen surely below the target, without the good past before them; null where
 * it has not. By Page's CUSUM (1954): the log likelihood ratio of "target − 0.1" against "target" is summed up and never
 * goes below 0, so that a long good past does not delay the alarm, and looking after every decision costs nothing.
 * @param outcomes whether each checked suggestion was right, in the order in which they were decided
 */
function findFall(outcomes: readonly boolean[], target: number): readonly boolean[] | null {
  const fallen = target - fall;
  const whenRight = Math.log(fallen / target);
  const whenWrong = Math.log((1 - fallen) / (1 - target));
  let ratio = 0;
  let start = 0;
  for (const [i, isRight] of outcomes.entries()) {
    ratio = Math.max(0, ratio + (isRight ? whenRight : whenWrong));
    if (ratio === 0) start = i + 1;
    if (ratio > surely) return outcomes.slice(start);
  }
  return null;
}

/** What a subject must keep by itself where the target is promised for all that is published together. */
const leastTogether = 0.5;

/** What the watch decides on. */
export interface WatchSituation {
  readonly outcomes: readonly boolean[];
  readonly inForce: ThresholdsInForce;
}

/** The thresholds of a subject whose precision has fallen: review only, with the reason. Null while it has not. */
export function withdrawPublishing({ outcomes, inForce }: WatchSituation): ThresholdsInForce | null {
  const { thresholds, targetPrecision, promise } = inForce;
  if (thresholds.accept === null || targetPrecision === null) return null;
  const shown = findFall(outcomes, promise === 'each' ? targetPrecision : leastTogether);
  if (shown === null) return null;
  const missed =
    promise === 'each'
      ? `its precision below the target of ${percent(targetPrecision)}`
      : 'most of its suggestions wrong';
  return { ...inForce, thresholds: { accept: null, review: thresholds.review }, reason: describeFall(missed, shown) };
}

/**
 * Why all must stop that is published by one promise; null while its precision has not fallen.
 * @param outcomes of suggestions drawn among all of them, each as likely as any
 */
export function stopPublishing(outcomes: readonly boolean[], targetPrecision: number): string | null {
  const shown = findFall(outcomes, targetPrecision);
  const missed = `the precision of all that is published together below the target of ${percent(targetPrecision)}`;
  return shown && describeFall(missed, shown);
}

function describeFall(missed: string, shown: readonly boolean[]): string {
  const right = shown.filter((isRight) => isRight).length;
  return `Spot checks found ${missed}: ${right} of the last ${shown.length} published suggestions checked were right.`;
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;
