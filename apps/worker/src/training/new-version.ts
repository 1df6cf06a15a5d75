import type { NewClassifier, NewVersion, TaskSubject } from '@classmark/database';
import { trainedClassifier, versionEvaluation } from '@classmark/domain';
import { describeReviewOnly } from '@classmark/evaluation';
import { type Classifier, describeSkip } from '@classmark/learners';
import type { TrainedTask } from './training-thread.js';

/** What a training run made, as the database keeps it. */
export function newVersion(
  { artefact, classifiers, evaluation, provenance }: TrainedTask,
  {
    modelId,
    runId,
    subjects,
  }: { readonly modelId: number; readonly runId: bigint; readonly subjects: readonly TaskSubject[] },
): NewVersion {
  return {
    modelId,
    runId,
    artefact,
    provenance,
    evaluation: versionEvaluation.parse(evaluation ?? noEvaluation),
    classifiers: subjects.flatMap(({ id }, i) => {
      const classifier = classifiers[i];
      return classifier === undefined ? [] : [newClassifier(id, classifier)];
    }),
  };
}

const none = { precision: 0, recall: 0, f1: 0 };
const noEvaluation = {
  documents: 0,
  micro: none,
  macro: none,
  atTarget: { precision: null, recall: 0, coverage: 0, deployed: 0 },
  calibration: { ece: null, brier: null, logLoss: null },
};

function newClassifier(subjectId: number, classifier: Classifier): NewClassifier {
  if (classifier.state === 'skipped') {
    const nothing = {
      acceptThreshold: null,
      reviewThreshold: null,
      targetPrecision: null,
      trained: null,
      metrics: null,
    };
    return { subjectId, state: 'skipped', reason: describeSkip(classifier.reason), ...nothing };
  }
  const { acceptThreshold, reviewThreshold, targetPrecision, reviewOnly, metrics } = classifier;
  return {
    subjectId,
    state: 'trained',
    reason: reviewOnly && describeReviewOnly(reviewOnly),
    acceptThreshold,
    reviewThreshold,
    targetPrecision,
    trained: trainedClassifier.parse(classifier),
    metrics,
  };
}
