import { bestOtherScore, calibrate, findBestOtherScores } from '@classmark/evaluation';
import type { Contribution, LearnerDocument } from '@classmark/learner';
import { isReason } from './is-reason.js';
import { isReliable } from './reliability.js';
import type { ScoringModel } from './scoring-model.js';

/** Accept thresholds for a target precision lie above: what cannot be relied on is never published. */
const mostUnreliable = 0.499;

/**
 * Calibrated probabilities `[documents, subjects]`, row-major; NaN where the subject was skipped. Where too few of a text's
 * words are known (see `isReliable`) none is over .499.
 * @param isReliableAt whether the document at this place is, where that was found out before
 */
export function scoreDocuments<Weights>(
  model: ScoringModel<Weights>,
  documents: readonly LearnerDocument[],
  isReliableAt = (place: number): boolean => isReliable(model, documents[place]),
): Float64Array {
  const { learner, weights, classifiers } = model;
  const scores = learner.decide(weights, documents);
  const columns = documents.length === 0 ? 0 : scores.length / documents.length;
  const others = findBestOtherScores(scores, columns);
  const probabilities = new Float64Array(documents.length * classifiers.length).fill(Number.NaN);
  for (const [subject, classifier] of classifiers.entries()) {
    if (classifier.state === 'skipped') continue;
    for (let i = 0; i < documents.length; i++) {
      const score = scores[i * columns + classifier.column];
      probabilities[i * classifiers.length + subject] = calibrate(
        classifier.calibration,
        score,
        bestOtherScore(others, i, classifier.column),
      );
    }
  }
  for (let i = 0; i < documents.length; i++) {
    const own = probabilities.subarray(i * classifiers.length, (i + 1) * classifiers.length);
    if (!own.some((probability) => probability > mostUnreliable) || isReliableAt(i)) continue;
    for (let subject = 0; subject < own.length; subject++) own[subject] = Math.min(mostUnreliable, own[subject]);
  }
  return probabilities;
}

/**
 * The terms that moved a subject's raw score, strongest first; none where it was skipped or cannot be explained. Stop
 * words, numbers and lone letters count in the score, but are no reasons for people, and are left out.
 */
export function explainSubject<Weights>(
  { learner, weights, classifiers }: Omit<ScoringModel<Weights>, 'knownWordsFloor'>,
  document: LearnerDocument,
  subject: number,
): Contribution[] {
  const classifier = classifiers[subject];
  if (classifier?.state !== 'trained') return [];
  const contributions = learner.explain?.(weights, document, classifier.column) ?? [];
  return contributions.filter(({ term }) => isReason(term));
}

/** What an encoder's vector of the text adds to a subject's raw score; null where it was skipped, or there is none. */
export function explainWhole<Weights>(
  { learner, weights, classifiers }: Omit<ScoringModel<Weights>, 'knownWordsFloor'>,
  document: LearnerDocument,
  subject: number,
): number | null {
  const classifier = classifiers[subject];
  if (classifier?.state !== 'trained') return null;
  return learner.explainWhole?.(weights, document, classifier.column) ?? null;
}
