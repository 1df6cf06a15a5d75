import type { TrainingSnapshot } from '@classmark/database';
import { AppError, countOf } from '@classmark/domain';
import type { TrainingRun } from './training-run.js';

/** Where a version comes from: nothing in it changes between two runs on the same labels. */
export async function describeData(snapshot: TrainingSnapshot, { attempt, input, context }: TrainingRun) {
  const { documents, labels, fingerprint } = await snapshot.describe();
  const { model, subjects } = snapshot;
  if (subjects.length === 0) throw new AppError('NOTHING_TO_TRAIN', `The model "${model.name}" covers no subjects.`);
  if (documents.training === 0) {
    const message = 'No active document outside the test set has a label of these subjects; label or import some.';
    throw new AppError('NOTHING_TO_TRAIN', message);
  }
  const read = `${countOf(documents.training, 'training document')}, ${countOf(documents.heldOut, 'test document')}`;
  await attempt.log('info', `${read}; labels: ${labels.import} imported, ${labels.curator} by curators.`);
  const { recipe: id, parameters, selection, targetPrecision, promise } = model;
  const recipe = { id, parameters, selection, targetPrecision, promise, subjectIds: subjects.map(({ id }) => id) };
  return {
    dataFingerprint: fingerprint,
    documents,
    labels,
    recipe,
    seed: input.seed,
    codeVersion: context.codeVersion,
  };
}
