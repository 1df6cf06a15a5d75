import type { PredictionState, Thresholds } from './prediction-state.js';

/** A suggestion beside the thresholds of its classifier. */
export interface PredictionPlace {
  readonly state: PredictionState;
  readonly probability: number;
  readonly thresholds: Thresholds;
  /** Why the classifier is review only, where it is. */
  readonly reviewOnlyReason: string | null;
}

/** Why a suggestion is in its state, in a sentence or two. */
export function explainState({ state, probability, thresholds, reviewOnlyReason }: PredictionPlace): string {
  const { accept, review } = thresholds;
  switch (state) {
    case 'published':
      return `Published: ${compare(probability, 'accept', accept ?? review)}.`;
    case 'queued':
      if (accept !== null) return `In review: ${compare(probability, ...nearest(probability, { accept, review }))}.`;
      return [
        `In review: ${compare(probability, 'review', review)}, and this subject is review only.`,
        ...(reviewOnlyReason === null ? [] : [reviewOnlyReason]),
      ].join(' ');
    case 'accepted':
      return `Accepted at ${percent(probability, 1)}.`;
    case 'rejected':
      return `Rejected at ${percent(probability, 1)}.`;
    case 'withdrawn':
      return probability < review
        ? `Withdrawn: ${compare(probability, 'review', review)}.`
        : 'Withdrawn: the classifier that suggested it is no longer deployed for this subject.';
  }
}

type NamedThreshold = ['accept' | 'review', number];

function nearest(probability: number, { accept, review }: { accept: number; review: number }): NamedThreshold {
  return accept - probability <= probability - review ? ['accept', accept] : ['review', review];
}

/** Two numbers of single precision that are not equal differ in these. */
const tried = [1, 2, 3, 4, 5, 6, 7, 8];

/** The figures have the digits that it takes to tell them apart. */
function compare(probability: number, name: NamedThreshold[0], threshold: number): string {
  const digits = tried.find((count) => percent(probability, count) !== percent(threshold, count)) ?? 1;
  const side = probability < threshold ? 'below' : 'at or above';
  return `${percent(probability, digits)} is ${side} the ${name} threshold (${percent(threshold, digits)})`;
}

const percent = (fraction: number, digits: number): string => `${(fraction * 100).toFixed(digits)}%`;
