import { exactUpperBound, jeffreysLowerBound, type Outcome, type PrecisionBound } from './precision-bounds.js';

/** What is promised: a precision, and how far a subject's odds may fall between training and use without breaking it. */
export interface PrecisionTarget {
  readonly precision: number;
  readonly driftRatio: number;
}

/** Why a subject only ever queues its suggestions for review. */
export type ReviewOnlyReason =
  /** Even if every positive document were found and nothing else, the bound would stay under what is required. */
  | { readonly code: 'too-few-positives'; readonly positives: number; readonly needed: number }
  | { readonly code: 'no-confident-predictions'; readonly positives: number }
  | { readonly code: 'bound-not-reached'; readonly best: PrecisionBound; readonly required: number }
  | { readonly code: 'not-kept-later'; readonly later: Outcome; readonly precision: number };

/** What thresholds are chosen from. */
export interface PrecisionEvidence {
  /** Of out-of-fold scores: see `precisionBounds`. */
  readonly bounds: readonly PrecisionBound[];
  /** The same of the documents that came last, scored by what was learnt from those before them; may be empty. */
  readonly laterBounds: readonly PrecisionBound[];
  /** Documents known to have the subject among those that the bounds come from. */
  readonly positives: number;
}

export type Acceptance =
  | { readonly kind: 'accept'; readonly threshold: number }
  | { readonly kind: 'review-only'; readonly reason: ReviewOnlyReason };

export const defaultDriftRatio = 1.5;

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
 * that the target was not kept there, it is to be kept among them, too, as surely.
 */
export function chooseAcceptance(
  { bounds, laterBounds, positives }: PrecisionEvidence,
  target: PrecisionTarget,
): Acceptance {
  const required = requiredPrecision(target);
  const basis = bounds.find(({ bound }) => bound >= required);
  if (basis !== undefined) {
    const { later } = basis;
    if (later === undefined || isKept(later, target)) return { kind: 'accept', threshold: basis.probability };
    const kept = laterBounds.find((own) => own.probability >= basis.probability && own.bound >= target.precision);
    if (kept !== undefined) return { kind: 'accept', threshold: kept.probability };
    return { kind: 'review-only', reason: { code: 'not-kept-later', later, precision: target.precision } };
  }
  const needed = fewestPredictions(required);
  if (positives < needed) return { kind: 'review-only', reason: { code: 'too-few-positives', positives, needed } };
  const best = bounds.at(-1);
  if (best === undefined) return { kind: 'review-only', reason: { code: 'no-confident-predictions', positives } };
  return { kind: 'review-only', reason: { code: 'bound-not-reached', best, required } };
}

function isKept({ predictions, hits }: Outcome, { precision }: PrecisionTarget): boolean {
  return exactUpperBound(hits, predictions - hits) >= precision;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** The reason as a sentence for people. */
export function describeReviewOnly(reason: ReviewOnlyReason): string {
  switch (reason.code) {
    case 'too-few-positives':
      return `Too few documents have this subject: ${reason.positives}, and the promised precision needs at least ${reason.needed}.`;
    case 'no-confident-predictions':
      return `No suggestion on set-aside training documents was more likely right than wrong (${count(reason.positives, 'document')} with this subject).`;
    case 'bound-not-reached':
      return `The best precision that can be promised is ${percent(reason.best.bound)}, from ${count(reason.best.predictions, 'suggestion')} on set-aside training documents; ${percent(reason.required)} is required.`;
    case 'not-kept-later':
      return `Of the training documents that came last, ${reason.later.hits} of ${count(reason.later.predictions, 'suggestion')} held when only those before them had been learnt; ${percent(reason.precision)} was to be kept.`;
  }
}
