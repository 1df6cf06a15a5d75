import type { LearnerDocument, WordCounts } from '@classmark/learner';
import type { KnownWordsFloor, ScoringModel } from './scoring-model.js';

/** What share of the training documents may lie under the floor. */
const underFloor = 0.005;
/** A text of so many known words is not too short, even where training documents are all longer. */
const enoughWords = 3;

/** @param counts of training documents, each by weights that had not seen it */
export function chooseKnownWordsFloor(counts: readonly WordCounts[]): KnownWordsFloor | null {
  const withWords = counts.filter(({ all }) => all > 0);
  if (withWords.length === 0) return null;
  const lowest = (values: Float64Array): number => values.sort()[Math.floor(underFloor * values.length)];
  return {
    share: lowest(Float64Array.from(withWords, ({ known, all }) => known / all)),
    words: Math.min(enoughWords, lowest(Float64Array.from(withWords, ({ known }) => known))),
  };
}

/** Whether enough of a text's words are known for its probabilities to mean what they say. */
export function isReliable<Weights>(
  { learner, weights, knownWordsFloor }: ScoringModel<Weights>,
  document: LearnerDocument,
): boolean {
  return knownWordsFloor === null || areEnoughKnown(knownWordsFloor, learner.countWords(weights, document));
}

/** The same by what was counted of the text. */
export function areEnoughKnown(floor: KnownWordsFloor | null, { known, all }: WordCounts): boolean {
  return floor === null || (known >= floor.words && known >= floor.share * all);
}
