import type { NewClassifier, NewVersion, TrainingSnapshot } from '@classmark/database';
import { storedClassifier, versionEvaluation } from '@classmark/domain';
import { describeReviewOnly } from '@classmark/evaluation';
import { type Classifier, describeSkip } from '@classmark/learners';
import type { TrainedTask } from './training-thread.js';

/** What a training run made, as the database keeps it. */
export async function newVersion(
  { artefact, classifiers, evaluation, suspectLabels, provenance }: TrainedTask,
  { snapshot, runId }: { readonly snapshot: TrainingSnapshot; readonly runId: bigint },
): Promise<NewVersion> {
  const { model, subjects } = snapshot;
  return {
    modelId: model.id,
    runId,
    artefact,
    provenance,
    evaluation: versionEvaluation.parse(evaluation ?? noEvaluation),
    classifiers: subjects.flatMap(({ id }, i) => {
      const classifier = classifiers[i];
      return classifier === undefined ? [] : [newClassifier(id, classifier)];
    }),
    suspects: await nameSuspects(suspectLabels, snapshot),
  };
}

/** Places in the training part become documents and subjects. */
async function nameSuspects(
  suspects: TrainedTask['suspectLabels'],
  snapshot: TrainingSnapshot,
): Promise<NewVersion['suspects']> {
  const documentIds = await snapshot.findDocuments(suspects.map(({ document }) => document));
  return suspects.flatMap(({ document, subject, given, probability }) => {
    const documentId = documentIds.get(document);
    const subjectId = snapshot.subjects[subject]?.id;
    return documentId === undefined || subjectId === undefined ? [] : [{ documentId, subjectId, given, probability }];
  });
}

const none = { precision: 0, recall: 0, f1: 0 };
const noEvaluation = {
  documents: 0,
  micro: none,
  macro: none,
  intervals: null,
  atTarget: { precision: null, recall: 0, coverage: 0, publishes: 0 },
  calibration: { ece: null, brier: null, logLoss: null },
};

function newClassifier(subjectId: number, classifier: Classifier): NewClassifier {
  if (classifier.state === 'skipped') {
    const nothing = {
      acceptThreshold: null,
      reviewThreshold: null,
      targetPrecision: null,
      promise: 'each' as const,
      trained: null,
      metrics: null,
    };
    return { subjectId, state: 'skipped', reason: describeSkip(classifier.reason), ...nothing };
  }
  const { acceptThreshold, reviewThreshold, targetPrecision, promise, reviewOnly, metrics } = classifier;
  return {
    subjectId,
    state: 'trained',
    reason: reviewOnly && describeReviewOnly(reviewOnly),
    acceptThreshold,
    reviewThreshold,
    targetPrecision,
    promise,
    trained: storedClassifier.parse(classifier),
    metrics,
  };
}
