import { z } from 'zod';
import {
  exactUpperBound,
  jeffreysLowerBound,
  type Outcome,
  outcomeSchema,
  type PrecisionBound,
  precisionBoundSchema,
} from './precision-bounds.js';
import type { PrecisionBasis } from './threshold-basis.js';

/** What is promised: a precision, and how far a subject's odds may fall between training and use without breaking it. */
export interface PrecisionTarget {
  readonly precision: number;
  readonly driftRatio: number;
}

const count = z.int().min(0);
const share = z.number().min(0).max(1);

/** Why a subject only ever queues its suggestions for review. */
export const reviewOnlyReasonSchema = z.discriminatedUnion('code', [
  /** Even if every positive document were found and nothing else, the bound would stay under what is required. */
  z.object({ code: z.literal('too-few-positives'), positives: count, needed: count }).readonly(),
  z.object({ code: z.literal('no-confident-predictions'), positives: count }).readonly(),
  z.object({ code: z.literal('bound-not-reached'), best: precisionBoundSchema, required: share }).readonly(),
  z.object({ code: z.literal('not-kept-later'), later: outcomeSchema, precision: share }).readonly(),
  z.object({ code: z.literal('not-kept-held-out'), heldOut: outcomeSchema, precision: share }).readonly(),
]);
export type ReviewOnlyReason = z.output<typeof reviewOnlyReasonSchema>;

export type Acceptance =
  | { readonly kind: 'accept'; readonly threshold: number }
  | { readonly kind: 'review-only'; readonly reason: ReviewOnlyReason };

export const defaultDriftRatio = 1.5;

/** How sure it must be that the documents that came last, and held-out ones, contradict a promise. */
const confidence = { later: 0.9, heldOut: 0.99 } as const;

/** The precision needed now so that the target still holds when the odds of a yes have fallen by the drift ratio. */
export function requiredPrecision({ precision, driftRatio }: PrecisionTarget): number {
  return (driftRatio * precision) / (1 - precision + driftRatio * precision);
}

/** The fewest predictions, all right, whose lower bound reaches `required`; stops counting at 10,000. */
function fewestPredictions(required: number): number {
  let low = 1;
  let high = 10_000;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (jeffreysLowerBound(middle, 0) >= required) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The lowest probability from which on the out-of-fold precision is at least the target, after the drift allowance,
 * with one-sided 80 % confidence; or why there is none. Where the documents that came last show with 90 % confidence
 * that the target was not kept there, it is to be kept among them, too, as surely. Held-out documents choose nothing:
 * where they show with 99 % confidence that the target was not kept, nothing is promised.
 */
export function chooseAcceptance(basis: PrecisionBasis, target: PrecisionTarget): Acceptance {
  const bound = findBound(basis, target);
  if ('code' in bound) return { kind: 'review-only', reason: bound };
  const { heldOut, probability } = bound;
  if (heldOut === undefined || isKept(heldOut, target, confidence.heldOut)) {
    return { kind: 'accept', threshold: probability };
  }
  return { kind: 'review-only', reason: { code: 'not-kept-held-out', heldOut, precision: target.precision } };
}

function findBound(
  { bounds, laterBounds, positives }: PrecisionBasis,
  target: PrecisionTarget,
): PrecisionBound | ReviewOnlyReason {
  const required = requiredPrecision(target);
  const lowest = bounds.find(({ bound }) => bound >= required);
  if (lowest !== undefined) {
    const { later } = lowest;
    if (later === undefined || isKept(later, target, confidence.later)) return lowest;
    const kept = laterBounds.find((own) => own.probability >= lowest.probability && own.bound >= target.precision);
    return kept ?? { code: 'not-kept-later', later, precision: target.precision };
  }
  const needed = fewestPredictions(required);
  if (positives < needed) return { code: 'too-few-positives', positives, needed };
  const best = bounds.at(-1);
  return best === undefined
    ? { code: 'no-confident-predictions', positives }
    : { code: 'bound-not-reached', best, required };
}

function isKept(outcome: Outcome, { precision }: PrecisionTarget, sure: number): boolean {
  return exactUpperBound(outcome, sure) >= precision;
}

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)}%`;
/** So many digits that the two are told apart. */
const digitsApart = (a: number, b: number): number =>
  [1, 2, 3, 4].find((digits) => percent(a, digits) !== percent(b, digits)) ?? 1;
const countOf = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

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
      return `Best precision we can guarantee: ${percent(best.bound, digits)} (${countOf(best.predictions, 'suggestion')} for validation documents). The target needs ${percent(required, digits)}, to allow for drift.`;
    }
    case 'not-kept-later':
      return `Trained on earlier documents only, ${reason.later.hits} of ${countOf(reason.later.predictions, 'suggestion')} for the latest training documents were right. The target is ${percent(reason.precision)}.`;
    case 'not-kept-held-out':
      return `On the test set, only ${reason.heldOut.hits} of ${countOf(reason.heldOut.predictions, 'suggestion')} were right. The target is ${percent(reason.precision)}.`;
  }
}
