import {
  findDeployments,
  findModels,
  findServingDeployments,
  findVersions,
  listDeployments,
  listVersions,
} from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';
import { classifierLoaders } from './classifier-loaders.js';

export const modelLoaders = {
  ...classifierLoaders,
  models: loadOne({ read: findModels, keyOf: ({ id }) => id }),
  versions: loadOne({ read: findVersions, keyOf: ({ id }) => id }),
  /** Newest first. */
  versionsOfModels: loadMany({ read: listVersions, keyOf: ({ modelId }) => modelId }),
  deployments: loadOne({ read: findDeployments, keyOf: ({ id }) => id }),
  /** The current deployment of a subject. */
  servingDeployments: loadOne({
    read: findServingDeployments,
    keyOf: ({ subjectId }) => subjectId,
  }),
  /** Newest first. */
  deploymentsOfSubjects: loadMany({
    read: listDeployments,
    keyOf: ({ subjectId }) => subjectId,
  }),
};
