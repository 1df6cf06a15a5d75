import { type LabelMatrix, unknownLabel, yesLabel } from '../labels/label-matrix.js';
import { betaCdf } from './beta-distribution.js';

/** A subject's documents on which one side is right and the other wrong. */
export interface Discordance {
  /** Right where the baseline is wrong. */
  readonly gained: number;
  /** Wrong where the baseline is right. */
  readonly lost: number;
}

/**
 * Counts each subject's known cells that one side alone has right.
 * @param given `[documents, subjects]`, 1 where the subject was given
 * @param baseline the other side's
 */
export function discordancePerSubject(truth: LabelMatrix, given: Uint8Array, baseline: Uint8Array): Discordance[] {
  const gained = new Uint32Array(truth.subjects);
  const lost = new Uint32Array(truth.subjects);
  for (const [cell, label] of truth.cells.entries()) {
    if (label === unknownLabel || given[cell] === baseline[cell]) continue;
    const isRight = (given[cell] === 1) === (label === yesLabel);
    const counts = isRight ? gained : lost;
    const subject = cell % truth.subjects;
    counts[subject] += 1;
  }
  return Array.from(gained, (count, subject) => ({ gained: count, lost: lost[subject] }));
}

/** How often chance alone parts the documents so unevenly or more (McNemar's exact test, two-sided). */
export function mcnemarTest({ gained, lost }: Discordance): number {
  const [less, more] = [Math.min(gained, lost), Math.max(gained, lost)];
  return less === more ? 1 : Math.min(1, 2 * betaCdf(0.5, more, less + 1));
}

/**
 * The p values of several tests, raised so that one of them is under 0.05 by chance alone in 5 % of cases at the most
 * (Holm 1979).
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = pValues.map(() => 1);
  let highest = 0;
  for (const [rank, test] of order.entries()) {
    highest = Math.min(1, Math.max(highest, (pValues.length - rank) * pValues[test]));
    adjusted[test] = highest;
  }
  return adjusted;
}
