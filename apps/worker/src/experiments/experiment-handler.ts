import {
  type Database,
  findExperiments,
  inTransaction,
  listDoneExperimentTrainings,
  saveExperimentTraining,
} from '@classmark/database';
import { AppError, type ExperimentInput } from '@classmark/domain';
import type { JobHandler } from '@classmark/jobs';
import { callThread } from '@classmark/runtime';
import { experimentThread } from './experiment-thread.js';

/**
 * Trains what the experiment still lacks: seed by seed over all variants, so that they can be compared while it works.
 * Each training is kept in a transaction of its own; a later attempt goes on behind it and comes to the same figures.
 */
export function createExperimentHandler(database: Database): JobHandler<ExperimentInput> {
  return async (attempt, { experimentId }) => {
    const [experiment] = await findExperiments(database, [experimentId]);
    if (experiment === undefined) throw new AppError('NOT_FOUND', 'The experiment of this run is gone.');
    const { settings, variants, seeds, firstSeed } = experiment;
    const isDone = await listDoneExperimentTrainings(database.pool, experimentId);
    const all = Array.from({ length: seeds }, (_, i) => firstSeed + i).flatMap((seed) =>
      variants.map((variant) => ({ variant, seed, withFrames: seed === firstSeed })),
    );
    const trainings = all.filter(({ variant, seed }) => !isDone.has(`${variant} ${seed}`));
    let done = all.length - trainings.length;
    attempt.report({ phase: 'fit', done, total: all.length });
    await callThread(experimentThread, {
      input: { settings, trainings },
      signal: attempt.signal,
      answer: async (training) => {
        attempt.signal.throwIfAborted();
        await inTransaction(database.pool, async (client) => {
          await attempt.fence(client);
          await saveExperimentTraining(client, { ...training, experimentId });
        });
        done++;
        attempt.report({ phase: 'fit', done, total: all.length });
        return null;
      },
      hear: () => {},
    });
    return async () => ({ trainings: done });
  };
}
