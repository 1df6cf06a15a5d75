import {
  type Database,
  findUpdatedVersion,
  inSnapshot,
  publishVersion,
  TrainingSnapshot,
  type UpdatedVersion,
} from '@classmark/database';
import { AppError, type TrainingInput } from '@classmark/domain';
import type { FinalStep, JobHandler, RunAttempt } from '@classmark/jobs';
import { describeCost, describeSkip } from '@classmark/learners';
import { callThread } from '@classmark/runtime';
import { CheckpointStore } from './checkpoint-store.js';
import { describeData } from './describe-data.js';
import { followTraining } from './follow-training.js';
import { newVersion } from './new-version.js';
import { chunkDocuments, type TrainingContext, type TrainingRun } from './training-run.js';
import { plainBackend, type TrainedTask, type TrainingNote, trainingThread } from './training-thread.js';
import { openVectors } from './training-vectors.js';
import { updateVersion } from './update-version.js';

/**
 * Trains a version of a model on one snapshot of documents and labels. Nothing but the state of the fit is written before
 * the last step, so a run that is cancelled or lost leaves nothing; a later attempt on the same data goes on from there.
 */
export function createTrainingHandler(context: TrainingContext): JobHandler<TrainingInput> {
  return (attempt, input) =>
    inSnapshot(context.database, async (client) => {
      const base = await findBase(context.database, input);
      const snapshot = await TrainingSnapshot.open(client, input.modelId, base?.subjectIds);
      if (snapshot === null) throw new AppError('NOT_FOUND', 'The model has been deleted.');
      const run = { attempt, input, context };
      return base === null ? trainOn(snapshot, run) : updateVersion(snapshot, run, base);
    });
}

/** Null where the training begins anew. */
async function findBase(database: Database, { baseVersionId }: TrainingInput): Promise<UpdatedVersion | null> {
  if (baseVersionId === undefined) return null;
  const base = await findUpdatedVersion(database, baseVersionId);
  if (base === null) throw new AppError('NOT_FOUND', 'The version to update has been deleted.');
  return base;
}

async function trainOn(snapshot: TrainingSnapshot, run: TrainingRun): Promise<FinalStep> {
  const { attempt, input } = run;
  const { model, subjects } = snapshot;
  attempt.report({ phase: 'labels/gather', done: 0, total: null });
  await attempt.nameBackend(plainBackend);
  const data = await describeData(snapshot, run);
  await using vectors = await openVectors(snapshot, run);
  const provenance = { ...data, ...vectors.provenance };
  const checkpoints = new CheckpointStore(run.context.database, attempt, provenance);
  const checkpoint = await checkpoints.find();
  if (checkpoint !== null) await attempt.log('info', 'Training continues from the last checkpoint.');
  const { recipe, parameters, targetPrecision, promise } = model;
  const { seed } = input;
  const { helperThreads } = run.context;
  const names = subjects.map(({ label }) => label);
  const trained = await callThread(trainingThread, {
    input: {
      ...{ recipe, parameters, subjects: names, targetPrecision, promise, seed },
      ...{ helperThreads, provenance, checkpoint },
      ...{ wordVectors: vectors.wordVectors, encoder: vectors.encoder },
    },
    signal: attempt.signal,
    answer: async ({ part, afterId }) => vectors.addTo(await snapshot.read(part, afterId, chunkDocuments)),
    hear: (note) => hear(attempt, note, checkpoints),
  });
  if (trained.kind === 'refused') throw new AppError(trained.code, trained.message);
  await logSkipped(attempt, trained);
  const version = await newVersion(trained, { snapshot, runId: attempt.runId });
  const dropCheckpoint = await checkpoints.close();
  return async (tx) => {
    await dropCheckpoint(tx);
    const { id, number, isDeployed } = await publishVersion(tx, version);
    const count = (state: 'trained' | 'skipped') => trained.classifiers.filter((c) => c.state === state).length;
    return { versionId: id, number, isDeployed, trained: count('trained'), skipped: count('skipped') };
  };
}

async function hear(attempt: RunAttempt, note: TrainingNote, checkpoints: CheckpointStore): Promise<void> {
  if (note.kind === 'progress') return followTraining(attempt, note.progress);
  if (note.kind === 'checkpoint') return checkpoints.keep(note.bytes);
  if (note.kind === 'cost') return attempt.log('info', describeCost(note.cost));
  await attempt.nameBackend(note.backend);
  const why = note.reason === null ? '' : ` (${note.reason})`;
  await attempt.log('info', `TensorFlow.js back end: ${note.backend}${why}.`);
}

async function logSkipped(attempt: RunAttempt, { classifiers }: TrainedTask): Promise<void> {
  for (const classifier of classifiers) {
    if (classifier.state !== 'skipped') continue;
    await attempt.log('warning', `Skipped "${classifier.subject}": ${describeSkip(classifier.reason)}`);
  }
}
