import { type Corpus, ParameterError } from '@classmark/learner';
import { checkThresholds } from './check-thresholds.js';
import { selectSubjects } from './corpora.js';
import { evaluateTest, measureClassifiers } from './evaluation.js';
import { scoreTest } from './score-test.js';
import type { TrainingResult } from './train-classifiers.js';
import { ProgressLedger, type TrainingProgress } from './training-progress.js';
import type { TrainedVersion } from './version-artefact.js';

export interface UpdateRequest {
  /** What is gone on from; it stays as it is. */
  readonly version: TrainedVersion;
  /** What was decided since; labels by the version's subjects. */
  readonly decisions: Corpus;
  /** Used for nothing but the final figures. */
  readonly test: Corpus;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TrainingProgress) => void;
}

export type UpdateResult = Pick<TrainingResult, 'weights' | 'classifiers' | 'evaluation'> & {
  /** Documents learnt. */
  readonly learnt: number;
};

/**
 * Learns decisions into a version's weights. Calibrations and thresholds stay: what was decided is too little, and not a
 * fair sample, to choose others by.
 * @throws ParameterError where the version's learner cannot learn on; the signal's reason
 */
export async function updateClassifiers(request: UpdateRequest): Promise<UpdateResult> {
  const { version, test, signal } = request;
  const { learner, classifiers, giveOne, knownWordsFloor } = version;
  const update = learner.update?.bind(learner);
  if (!learner.capabilities.update || update === undefined) {
    throw new ParameterError('learner', 'must be one that can update a version', learner.id);
  }
  const trained = [...classifiers.keys()].filter((place) => classifiers[place]?.state === 'trained');
  const parameters = learner.parseParameters(version.parameters);
  const ledger = new ProgressLedger(request.onProgress);
  let weights = version.weights;
  let learnt = 0;
  for await (const chunk of selectSubjects(request.decisions, trained, classifiers.length)()) {
    signal.throwIfAborted();
    weights = update(weights, chunk, trained.length, parameters);
    learnt += chunk.documents.length;
    ledger.report('fit', 'read', learnt);
  }
  ledger.finish(learnt);
  const scored = await scoreTest({ learner, weights, classifiers, knownWordsFloor }, test, { giveOne, signal, ledger });
  if (scored.truth.documents === 0) return { weights, classifiers, evaluation: null, learnt };
  const measured = measureClassifiers(checkThresholds(classifiers, scored), scored);
  return { weights, classifiers: measured, evaluation: evaluateTest(measured, scored), learnt };
}
