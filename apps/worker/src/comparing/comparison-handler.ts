import { type Database, inSnapshot, type TaskScope, TrainingSnapshot } from '@classmark/database';
import { AppError, countOf, nameOfCompared, type RecipeComparisonInput } from '@classmark/domain';
import type { JobHandler, RunAttempt } from '@classmark/jobs';
import { callThread } from '@classmark/runtime';
import { openEncoded } from '../encoders/open-encoded.js';
import { chunkDocuments } from '../training/training-run.js';
import { plainBackend } from '../training/training-thread.js';
import { loadWordVectors } from '../word-vectors/load-word-vectors.js';
import { type ComparingNote, comparingThread } from './comparing-thread.js';
import { toComparison } from './to-comparison.js';

/** Tries recipes one after the other on one snapshot of the documents. A later attempt begins anew. */
export function createComparisonHandler(database: Database): JobHandler<RecipeComparisonInput> {
  return (attempt, input) =>
    inSnapshot(database, async (client) => {
      const { schemeId, selection } = input;
      const snapshot = await TrainingSnapshot.openScope(client, { schemeId, selection, subjectIds: [] });
      const result = await compareOn(snapshot, input, { attempt, database });
      return async () => result;
    });
}

interface Surroundings {
  readonly attempt: RunAttempt;
  readonly database: Database;
}

async function compareOn(
  snapshot: TrainingSnapshot<TaskScope>,
  { recipes, wordVectorsId, encoderId, targetPrecision, promise, seed }: RecipeComparisonInput,
  { attempt, database }: Surroundings,
) {
  attempt.report({ phase: 'labels/gather', done: 0, total: null });
  await attempt.nameBackend(plainBackend);
  const { subjects } = snapshot;
  const { documents } = await snapshot.describe();
  if (subjects.length === 0) throw new AppError('NOTHING_TO_TRAIN', 'The scheme has no subjects any more.');
  if (documents.training === 0 || documents.heldOut === 0) {
    const part = documents.training === 0 ? 'outside the test set' : 'of the test set';
    const message = `No active document ${part} has a label of these subjects; label or import some.`;
    throw new AppError('NOTHING_TO_TRAIN', message);
  }
  const read = `${countOf(documents.training, 'training document')}, ${countOf(documents.heldOut, 'test document')}`;
  await attempt.log('info', `${read}.`);
  const loaded = wordVectorsId === null ? null : await loadWordVectors(database, wordVectorsId);
  if (loaded) await attempt.log('info', `Word vectors: "${loaded.row.name}" (${countOf(loaded.row.words, 'word')}).`);
  const withEncoder = recipes.filter((one) => one.withEncoder).map(({ recipe }) => recipe);
  await using encoded =
    encoderId === null ? null : await openEncoded(encoderId, snapshot, { attempt, database, recipes: withEncoder });
  const trainingDocuments = documents.training;
  const compared = await callThread(comparingThread, {
    input: {
      ...{ recipes, targetPrecision, promise, seed, trainingDocuments, wordVectors: loaded?.vectors ?? null },
      encoder: encoded?.encoder ?? null,
      subjects: subjects.map(({ id }) => String(id)),
    },
    signal: attempt.signal,
    answer: async ({ part, afterId }) => {
      const chunk = await snapshot.read(part, afterId, chunkDocuments);
      return encoded === null ? chunk : encoded.addTo(chunk);
    },
    hear: (note) => hear(attempt, note, recipes.map(nameOfCompared)),
  });
  if (compared.kind === 'refused') throw new AppError(compared.code, compared.message);
  return { targetPrecision, promise, ...toComparison(compared.documents, compared.models, subjects) };
}

async function hear(attempt: RunAttempt, note: ComparingNote, names: readonly string[]): Promise<void> {
  switch (note.kind) {
    case 'begun':
      return attempt.log('info', `Trying ${note.name} (${names.indexOf(note.name) + 1} of ${names.length}).`);
    case 'backend':
      return attempt.nameBackend(note.backend);
    case 'progress': {
      const { done, total, loss, chunk } = note.progress;
      attempt.report({ phase: `trying ${note.name}`, done, total, loss, chunk });
    }
  }
}
