import type { LearnerDocument } from '@classmark/learner';
import { isUniversal } from './decide-subjects.js';
import { isReliable } from './reliability.js';
import { scoreDocuments } from './score-documents.js';
import type { TrainedVersion } from './version-artefact.js';

/** `accept`: at or above the accept threshold. `review`: between the thresholds. `below`: below both. */
export type SuggestionState = 'accept' | 'review' | 'below';

export interface SubjectSuggestion {
  readonly subject: string;
  readonly probability: number;
  readonly verdict: SuggestionState;
}

export interface DocumentSuggestions {
  /** See `isReliable`. */
  readonly isReliable: boolean;
  /** Most probable first. */
  readonly subjects: readonly SubjectSuggestion[];
}

/**
 * What a version suggests for each document.
 * @param minProbability lowest to list; null: the review threshold of each subject
 */
export function suggestSubjects(
  model: TrainedVersion,
  documents: readonly LearnerDocument[],
  minProbability: number | null,
): DocumentSuggestions[] {
  const { classifiers } = model;
  const reliable = documents.map((document) => isReliable(model, document));
  const probabilities = scoreDocuments(model, documents, (place) => reliable[place]);
  return reliable.map((isReliable, i) => {
    const own = probabilities.subarray(i * classifiers.length, (i + 1) * classifiers.length);
    const subjects = judge(model, own)
      .filter(({ probability, verdict }) =>
        minProbability === null ? verdict !== 'below' : probability >= minProbability,
      )
      .sort((a, b) => b.probability - a.probability);
    return { isReliable, subjects };
  });
}

/** @param probabilities of one document, NaN where the subject was skipped */
function judge({ classifiers }: TrainedVersion, probabilities: Float64Array): SubjectSuggestion[] {
  return classifiers.flatMap((classifier, i): SubjectSuggestion[] => {
    const { subject } = classifier;
    if (classifier.state === 'skipped') {
      return isUniversal(classifier) ? [{ subject, probability: 1, verdict: 'review' }] : [];
    }
    const probability = probabilities[i];
    const { acceptThreshold, reviewThreshold } = classifier;
    const isAccepted = acceptThreshold !== null && probability >= acceptThreshold;
    return [
      { subject, probability, verdict: isAccepted ? 'accept' : probability >= reviewThreshold ? 'review' : 'below' },
    ];
  });
}
