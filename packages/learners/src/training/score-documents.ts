import { calibrate, findRivals, rivalOf } from '@classmark/evaluation';
import type { Contribution, Learner, LearnerDocument } from '@classmark/learner';
import type { Classifier } from './classifier.js';
import { isReason } from './is-reason.js';

/** What scores documents: weights, and a classifier for each subject, `[subjects]`. */
export interface ScoringModel<Weights = unknown> {
  readonly learner: Learner<unknown, Weights>;
  readonly weights: Weights;
  readonly classifiers: readonly Classifier[];
}

/** Calibrated probabilities `[documents, subjects]`, row-major; NaN where the subject was skipped. */
export function scoreDocuments<Weights>(
  { learner, weights, classifiers }: ScoringModel<Weights>,
  documents: readonly LearnerDocument[],
): Float64Array {
  const scores = learner.decide(weights, documents);
  const columns = documents.length === 0 ? 0 : scores.length / documents.length;
  const rivals = findRivals(scores, columns);
  const probabilities = new Float64Array(documents.length * classifiers.length).fill(Number.NaN);
  for (const [subject, classifier] of classifiers.entries()) {
    if (classifier.state === 'skipped') continue;
    for (let i = 0; i < documents.length; i++) {
      const score = scores[i * columns + classifier.column];
      probabilities[i * classifiers.length + subject] = calibrate(
        classifier.calibration,
        score,
        rivalOf(rivals, i, classifier.column),
      );
    }
  }
  return probabilities;
}

/**
 * The terms that moved a subject's raw score, strongest first; none where it was skipped or cannot be explained. Stop
 * words, numbers and lone letters count in the score, but are no reasons for people, and are left out.
 */
export function explainSubject<Weights>(
  { learner, weights, classifiers }: ScoringModel<Weights>,
  document: LearnerDocument,
  subject: number,
): Contribution[] {
  const classifier = classifiers[subject];
  if (classifier?.state !== 'trained') return [];
  const contributions = learner.explain?.(weights, document, classifier.column) ?? [];
  return contributions.filter(({ term }) => isReason(term));
}
