import {
  publishVersion,
  readArtefact,
  readSuspectLabels,
  type TrainingSnapshot,
  type UpdatedVersion,
} from '@classmark/database';
import { AppError } from '@classmark/domain';
import type { FinalStep } from '@classmark/jobs';
import { callThread } from '@classmark/runtime';
import { describeData } from './describe-data.js';
import { followTraining } from './follow-training.js';
import { newVersion } from './new-version.js';
import { chunkDocuments, type TrainingRun } from './training-run.js';
import { plainBackend } from './training-thread.js';
import { updateThread } from './update-thread.js';

/** Makes a version of an earlier one by learning what was decided since, on a snapshot of the earlier one's subjects. */
export async function updateVersion(
  snapshot: TrainingSnapshot,
  run: TrainingRun,
  base: UpdatedVersion,
): Promise<FinalStep> {
  const { attempt, context } = run;
  const { prisma } = context.database;
  await attempt.nameBackend(plainBackend);
  const provenance = { ...(await describeData(snapshot, run)), updatedFrom: base.number };
  const updated = await callThread(updateThread, {
    input: { artefact: await readArtefact(prisma, base.id), provenance },
    signal: attempt.signal,
    answer: ({ part, afterId }) =>
      part === 'decisions'
        ? snapshot.readDecisions(base.learntAt, afterId, chunkDocuments)
        : snapshot.read(part, afterId, chunkDocuments),
    hear: (progress) => followTraining(attempt, progress),
  });
  if (updated.kind === 'nothing-decided') {
    const message = `All decisions since version ${base.number} are about test documents, which are never used in training.`;
    throw new AppError('NOTHING_TO_TRAIN', message);
  }
  const version = await newVersion(updated, { snapshot, runId: attempt.runId });
  const suspects = await readSuspectLabels(prisma, base.id);
  return async (tx) => {
    const { id, number, isDeployed } = await publishVersion(tx, { ...version, suspects });
    return { versionId: id, number, isDeployed };
  };
}
