import {
  type Database,
  findDeployments,
  findModels,
  findServingDeployments,
  findVersions,
  listDeployments,
  listVersions,
} from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';
import { createClassifierLoaders } from './classifier-loaders.js';

type Keys = readonly number[];

export function createModelLoaders(database: Database) {
  return {
    ...createClassifierLoaders(database),
    models: loadOne({ read: (ids: Keys) => findModels(database, ids), keyOf: ({ id }) => id }),
    versions: loadOne({ read: (ids: Keys) => findVersions(database, ids), keyOf: ({ id }) => id }),
    /** Newest first. */
    versionsOfModels: loadMany({ read: (ids: Keys) => listVersions(database, ids), keyOf: ({ modelId }) => modelId }),
    deployments: loadOne({ read: (ids: Keys) => findDeployments(database, ids), keyOf: ({ id }) => id }),
    /** The current deployment of a subject. */
    servingDeployments: loadOne({
      read: (subjectIds: Keys) => findServingDeployments(database, subjectIds),
      keyOf: ({ subjectId }) => subjectId,
    }),
    /** Newest first. */
    deploymentsOfSubjects: loadMany({
      read: (subjectIds: Keys) => listDeployments(database, subjectIds),
      keyOf: ({ subjectId }) => subjectId,
    }),
  };
}
