import type { PredictionState, Thresholds } from './prediction-state.js';

export interface PredictionPlace {
  readonly state: PredictionState;
  readonly probability: number;
  readonly thresholds: Thresholds;
  /** Why the classifier is review only, where it is. */
  readonly reviewOnlyReason: string | null;
}

/** Why a suggestion is where it is, in a sentence or two. */
export function explainState(place: PredictionPlace): string {
  const { state, thresholds } = place;
  const probability = percent(place.probability);
  const review = percent(thresholds.review);
  const accept = thresholds.accept === null ? null : percent(thresholds.accept);
  switch (state) {
    case 'published':
      return `${probability} reaches the accept threshold of ${accept ?? review}: it is published without a person.`;
    case 'queued':
      return accept === null ? explainReviewOnly(place) : explainBetween({ probability, review, accept }, place);
    case 'accepted':
      return `A person accepted it at ${probability}.`;
    case 'rejected':
      return `A person rejected it at ${probability}.`;
    case 'withdrawn':
      return place.probability < thresholds.review
        ? `${probability} is under the review threshold of ${review}: nobody is asked.`
        : 'What suggested it no longer serves this subject: nobody is asked until it is scored again.';
  }
}

function explainReviewOnly({ probability, thresholds, reviewOnlyReason }: PredictionPlace): string {
  const why = reviewOnlyReason === null ? '' : ` ${reviewOnlyReason}`;
  return `${percent(probability)} reaches the review threshold of ${percent(thresholds.review)}, and this subject is review only: a person decides.${why}`;
}

interface Shares {
  readonly probability: string;
  readonly review: string;
  readonly accept: string;
}

function explainBetween({ probability, review, accept }: Shares, { thresholds, ...place }: PredictionPlace): string {
  const toAccept = (thresholds.accept ?? 1) - place.probability;
  const isNearAccept = toAccept <= place.probability - thresholds.review;
  const distance = isNearAccept
    ? `${points(toAccept)} under the accept threshold of ${accept}`
    : `${points(place.probability - thresholds.review)} over the review threshold of ${review}`;
  return `${probability} is ${distance}: likely enough to ask, not to publish.`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const points = (share: number): string => (share < 0.0005 ? 'just' : `${(share * 100).toFixed(1)} points`);
