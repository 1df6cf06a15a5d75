import { type Database, findRuns, findVersionIdsOfRuns, listRunMetrics } from '@classmark/database';
import { AppError } from '@classmark/domain';
import { loadMany, loadOne } from '../graphql/row-loaders.js';
import { type MetricSeriesObject, RunObject } from './run.object.js';

export function createRunLoaders(database: Database) {
  return {
    runs: loadOne({
      read: (ids: readonly bigint[]) => findRuns(database, ids),
      keyOf: ({ id }) => id,
      show: (run) => new RunObject(run),
    }),
    /** What a run measured. */
    runMetrics: loadMany({
      read: (runIds: readonly bigint[]) => listRunMetrics(database, runIds),
      keyOf: ({ runId }) => runId,
      show: (series): MetricSeriesObject => series,
    }),
    /** The key of the version that a run made. */
    versionIdsOfRuns: loadOne({
      read: (runIds: readonly bigint[]) => findVersionIdsOfRuns(database, runIds),
      keyOf: ({ runId }) => runId,
      show: ({ id }) => id,
    }),
  };
}

/** A run that must be there, as it is by now. */
export async function getRun(
  { runs }: Pick<ReturnType<typeof createRunLoaders>, 'runs'>,
  id: bigint,
): Promise<RunObject> {
  const run = await runs.clear(id).load(id);
  if (run === null) throw new AppError('NOT_FOUND', 'There is no such run.');
  return run;
}
