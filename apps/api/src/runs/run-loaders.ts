import { type Database, findRuns, findVersionIdsOfRuns, listRunMetrics } from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

type Keys = readonly bigint[];

export function createRunLoaders(database: Database) {
  return {
    runs: loadOne({ read: (ids: Keys) => findRuns(database, ids), keyOf: ({ id }) => id }),
    /** What a run measured. */
    runMetrics: loadMany({ read: (runIds: Keys) => listRunMetrics(database, runIds), keyOf: ({ runId }) => runId }),
    /** The key of the version that a run made. */
    versionIdsOfRuns: loadOne({
      read: (runIds: Keys) => findVersionIdsOfRuns(database, runIds),
      keyOf: ({ runId }) => runId,
    }),
  };
}
