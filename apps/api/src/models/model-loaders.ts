import {
  type Database,
  findDeployments,
  findModels,
  findServingDeployments,
  findVersions,
  listDeployments,
  listVersions,
} from '@classmark/database';
import type { Deployment, Model, Version } from '@classmark/domain';
import { loadMany, loadOne } from '../graphql/row-loaders.js';
import { createClassifierLoaders } from './classifier-loaders.js';
import { DeploymentObject } from './deployment.object.js';
import { ModelObject } from './model.object.js';
import { ModelVersionObject } from './model-version.object.js';

type Keys = readonly number[];

export function createModelLoaders(database: Database) {
  const showVersion = (version: Version) => new ModelVersionObject(version);
  const showDeployment = (deployment: Deployment) => new DeploymentObject(deployment);
  const idOf = ({ id }: { readonly id: number }) => id;
  const subjectOf = ({ subjectId }: Deployment) => subjectId;
  return {
    ...createClassifierLoaders(database),
    models: loadOne({
      read: (ids: Keys) => findModels(database, ids),
      keyOf: idOf,
      show: (model: Model) => new ModelObject(model),
    }),
    versions: loadOne({ read: (ids: Keys) => findVersions(database, ids), keyOf: idOf, show: showVersion }),
    /** Newest first. */
    versionsOfModels: loadMany({
      read: (modelIds: Keys) => listVersions(database, modelIds),
      keyOf: ({ modelId }) => modelId,
      show: showVersion,
    }),
    deployments: loadOne({ read: (ids: Keys) => findDeployments(database, ids), keyOf: idOf, show: showDeployment }),
    /** What serves a subject now. */
    servingDeployments: loadOne({
      read: (subjectIds: Keys) => findServingDeployments(database, subjectIds),
      keyOf: subjectOf,
      show: showDeployment,
    }),
    /** Newest first. */
    deploymentsOfSubjects: loadMany({
      read: (subjectIds: Keys) => listDeployments(database, subjectIds),
      keyOf: subjectOf,
      show: showDeployment,
    }),
  };
}
