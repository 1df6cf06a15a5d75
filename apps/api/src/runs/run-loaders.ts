import { type Database, findRuns, findVersionIdsOfRuns, listRunMetrics } from '@classmark/database';
import { AppError } from '@classmark/domain';
import DataLoader from 'dataloader';
import { MetricSeriesObject, RunObject } from './run.object.js';

export function createRunLoaders(database: Database) {
  return {
    runs: new DataLoader<bigint, RunObject | null>(async (ids) => {
      const runs = new Map((await findRuns(database, ids)).map((run) => [run.id, run]));
      return ids.map((id) => {
        const run = runs.get(id);
        return run === undefined ? null : new RunObject(run);
      });
    }),
    /** What a run measured. */
    runMetrics: new DataLoader<bigint, MetricSeriesObject[]>(async (runIds) => {
      const series = Map.groupBy(await listRunMetrics(database, runIds), ({ runId }) => runId);
      return runIds.map((id) => series.get(id) ?? []);
    }),
    /** The key of the version that a run made. */
    versionIdsOfRuns: new DataLoader<bigint, number | null>(async (runIds) => {
      const versions = await findVersionIdsOfRuns(database, runIds);
      const byRun = new Map(versions.map(({ runId, id }) => [runId, id]));
      return runIds.map((id) => byRun.get(id) ?? null);
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
