import { z } from 'zod';
import { shareSchema } from '../metrics/share.js';
import { betaQuantile } from '../significance/beta-distribution.js';
import {
  exactUpperBound,
  type HitCounts,
  hitCountsSchema,
  type PrecisionBound,
  precisionBoundSchema,
} from './precision-bounds.js';
import type { PrecisionBasis } from './threshold-basis.js';

const count = z.int().min(0);

/** What is not reached, by one subject or by all that is published together. */
const shortfallSchema = z.discriminatedUnion('code', [
  /** Even if every positive document were found and nothing else, that would be too little to promise anything by. */
  z.object({ code: z.literal('too-few-positives'), positives: count, needed: count }).readonly(),
  z.object({ code: z.literal('no-confident-predictions'), positives: count }).readonly(),
  z.object({ code: z.literal('bound-not-reached'), best: precisionBoundSchema, required: shareSchema }).readonly(),
  z.object({ code: z.literal('not-kept-later'), later: hitCountsSchema, precision: shareSchema }).readonly(),
  z.object({ code: z.literal('not-kept-held-out'), heldOut: hitCountsSchema, precision: shareSchema }).readonly(),
]);

/** Why a subject only ever queues its suggestions for review. */
export const reviewOnlyReasonSchema = z.discriminatedUnion('code', [
  ...shortfallSchema.options,
  /** Where all publish together: */
  z.object({ code: z.literal('not-kept-together'), reason: shortfallSchema }).readonly(),
  z
    .object({
      code: z.literal('mostly-wrong'),
      among: z.enum(['validation', 'later', 'heldOut']),
      outcome: hitCountsSchema,
    })
    .readonly(),
]);
export type ReviewOnlyReason = z.output<typeof reviewOnlyReasonSchema>;
type Shortfall = z.output<typeof shortfallSchema>;

export type Acceptance<Reason = ReviewOnlyReason> =
  | { readonly kind: 'accept'; readonly threshold: number }
  | { readonly kind: 'review-only'; readonly reason: Reason };

/** How sure it must be that documents contradict a promise: held-out ones, or those that came last. */
export const confidence = { heldOut: 0.99, later: 0.8, laterBesideAllowance: 0.9 } as const;

/** The precision needed now so that the target still holds when the odds of a yes have fallen by the drift ratio. */
export function requiredPrecision(precision: number, driftRatio: number): number {
  return (driftRatio * precision) / (1 - precision + driftRatio * precision);
}

/** The fewest predictions, all right, of which Jeffreys's 80 % bound reaches `required`; stops counting at 10,000. */
export function fewestPredictions(required: number): number {
  let low = 1;
  let high = 10_000;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (betaQuantile(0.2, middle + 0.5, 0.5) >= required) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The lowest probability from which on the bound of the out-of-fold precision is at least the target; or why there is
 * none, as where so few documents have the subject that nothing could be told even if all of them were found. Where the
 * documents that came last show with 80 % confidence that the target was not kept there, their own bound must reach it,
 * too. Held-out documents choose nothing: where they show with 99 % confidence that the target was not kept, nothing is
 * promised.
 */
export function chooseAcceptance(basis: PrecisionBasis, precision: number): Acceptance<Shortfall> {
  const bound = findBound(basis, precision);
  if ('code' in bound) return { kind: 'review-only', reason: bound };
  const { heldOut, probability } = bound;
  if (heldOut === undefined || isKept(heldOut, precision, confidence.heldOut)) {
    return { kind: 'accept', threshold: probability };
  }
  return { kind: 'review-only', reason: { code: 'not-kept-held-out', heldOut, precision } };
}

function findBound(
  { bounds, laterBounds, positives, driftRatio = 1 }: PrecisionBasis,
  precision: number,
): PrecisionBound | Shortfall {
  const required = requiredPrecision(precision, driftRatio);
  const needed = fewestPredictions(required);
  if (positives < needed) return { code: 'too-few-positives', positives, needed };
  const lowest = bounds.find(({ bound }) => bound >= required);
  if (lowest !== undefined) {
    const { later } = lowest;
    const sure = driftRatio > 1 ? confidence.laterBesideAllowance : confidence.later;
    if (later === undefined || isKept(later, precision, sure)) return lowest;
    const kept = laterBounds.find((own) => own.probability >= lowest.probability && own.bound >= precision);
    return kept ?? { code: 'not-kept-later', later, precision };
  }
  const best = bounds.at(-1);
  return best === undefined
    ? { code: 'no-confident-predictions', positives }
    : { code: 'bound-not-reached', best, required };
}

export function isKept(outcome: HitCounts, precision: number, sure: number): boolean {
  return exactUpperBound(outcome, sure) >= precision;
}

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)}%`;
/** So many digits that the two are told apart. */
const digitsApart = (a: number, b: number): number =>
  [1, 2, 3, 4].find((digits) => percent(a, digits) !== percent(b, digits)) ?? 1;
const countOf = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

const checkedOn = {
  validation: 'validation documents',
  later: 'the latest training documents',
  heldOut: 'test documents',
} as const;

/** The reason as a sentence for people. */
export function describeReviewOnly(reason: ReviewOnlyReason): string {
  switch (reason.code) {
    case 'too-few-positives':
      return `Too few documents have this subject: ${reason.positives}. The target precision needs at least ${reason.needed}.`;
    case 'no-confident-predictions':
      return `No suggestion for a validation document reached a probability of 50% (${countOf(reason.positives, 'document')} with this subject).`;
    case 'bound-not-reached': {
      const { best, required } = reason;
      const digits = digitsApart(best.bound, required);
      return `Best precision we can promise: ${percent(best.bound, digits)} (${countOf(best.predictions, 'suggestion')} for validation documents). The target needs ${percent(required, digits)}.`;
    }
    case 'not-kept-later':
      return `Trained on earlier documents only, ${reason.later.hits} of ${countOf(reason.later.predictions, 'suggestion')} for the latest training documents were right. The target is ${percent(reason.precision)}.`;
    case 'not-kept-held-out':
      return `On the test set, only ${reason.heldOut.hits} of ${countOf(reason.heldOut.predictions, 'suggestion')} were right. The target is ${percent(reason.precision)}.`;
    case 'not-kept-together':
      return `All subjects together: ${describeReviewOnly(reason.reason)}`;
    case 'mostly-wrong': {
      const { among, outcome } = reason;
      return `Most of its suggestions are wrong: only ${outcome.hits} of ${outcome.predictions} for ${checkedOn[among]} were right.`;
    }
  }
}
