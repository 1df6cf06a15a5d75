import type { HarvestInput } from './harvest-job.js';

/** A harvest that succeeded and had no last day: it read what had changed from its first day until it was asked for. */
export interface SucceededHarvest {
  /** Null: from the beginning. */
  readonly from: string | null;
  readonly askedAt: Date;
}

/** What a harvest takes in of the records that it is given. */
export type TakenIn = Pick<HarvestInput, 'otherContent' | 'scheme' | 'createSubjects' | 'labelsComplete'>;

/** The same of one that was asked for when some of it could not be. */
export type TakenInBefore = { readonly [Key in keyof TakenIn]: TakenIn[Key] | null };

/** Whether a harvest took in at least what another would: its documents are those of the other, too. */
export function takesInAsMuch(before: TakenInBefore, wanted: TakenIn): boolean {
  if (wanted.scheme !== null && before.scheme !== wanted.scheme) return false;
  const kinds = ['otherContent', 'createSubjects', 'labelsComplete'] as const;
  return kinds.every((kind) => before[kind] !== null && (before[kind] || !wanted[kind]));
}

const dayMs = 86_400_000;

/** Clocks differ, and days begin at different times: what is asked for twice changes nothing. */
const dayBefore = (time: Date): string => new Date(time.getTime() - dayMs).toISOString().slice(0, 10);

/**
 * The day from which a harvest still has to ask, so that with those before it nothing is left out: one that began later
 * than what was lacking at its time does not count.
 * @param from the first day that is wanted; null for all
 * @param earlier in the order in which they were asked for
 */
export function firstDayLeft(from: string | null, earlier: readonly SucceededHarvest[]): string | null {
  return earlier.reduce<string | null>((left, harvest) => {
    const leavesGap = harvest.from !== null && (left === null || harvest.from > left);
    if (leavesGap) return left;
    const day = dayBefore(harvest.askedAt);
    return left !== null && left > day ? left : day;
  }, from);
}
