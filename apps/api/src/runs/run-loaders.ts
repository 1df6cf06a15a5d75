import { findRuns, findVersionIdsOfRuns, listRunMetrics } from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

export const runLoaders = {
  runs: loadOne({ read: findRuns, keyOf: ({ id }) => id }),
  /** What a run measured. */
  runMetrics: loadMany({ read: listRunMetrics, keyOf: ({ runId }) => runId }),
  /** The key of the version that a run made. */
  versionIdsOfRuns: loadOne({
    read: findVersionIdsOfRuns,
    keyOf: ({ runId }) => runId,
  }),
};
