import {
  type ClassifierKey,
  type Database,
  findClassifierMetrics,
  findClassifiers,
  findDeployments,
  findModels,
  findServingDeployments,
  findVersions,
  listClassifiers,
  listDeployments,
  listVersions,
} from '@classmark/database';
import DataLoader from 'dataloader';
import { ClassifierObject } from './classifier.object.js';
import { ClassifierMetricsObject } from './classifier-metrics.object.js';
import { DeploymentObject } from './deployment.object.js';
import { ModelObject } from './model.object.js';
import { ModelVersionObject } from './model-version.object.js';

const cacheKeyFn = ({ versionId, subjectId }: ClassifierKey) => `${versionId}:${subjectId}`;

/** Places rows in the order of keys; null where there is none. */
function byKey<Key, Row, Item>(
  keys: readonly Key[],
  rows: readonly Row[],
  { keyOf, make }: { readonly keyOf: (row: Row) => Key; readonly make: (row: Row) => Item },
): (Item | null)[] {
  const items = new Map(rows.map((row) => [keyOf(row), make(row)]));
  return keys.map((key) => items.get(key) ?? null);
}

/** The same where a key has any number of rows. */
function listByKey<Key, Row, Item>(
  keys: readonly Key[],
  rows: readonly Row[],
  { keyOf, make }: { readonly keyOf: (row: Row) => Key; readonly make: (row: Row) => Item },
): Item[][] {
  const groups = Map.groupBy(rows, keyOf);
  return keys.map((key) => (groups.get(key) ?? []).map(make));
}

const toModel = {
  keyOf: ({ id }: { id: number }) => id,
  make: (model: ModelObject['model']) => new ModelObject(model),
};
const toVersion = (version: ModelVersionObject['version']) => new ModelVersionObject(version);
const toClassifier = (classifier: ClassifierObject['classifier']) => new ClassifierObject(classifier);
const toDeployment = (deployment: DeploymentObject['deployment']) => new DeploymentObject(deployment);

export function createModelLoaders(database: Database) {
  return {
    models: new DataLoader<number, ModelObject | null>(async (ids) =>
      byKey(ids, await findModels(database, ids), toModel),
    ),
    versions: new DataLoader<number, ModelVersionObject | null>(async (ids) =>
      byKey(ids, await findVersions(database, ids), { keyOf: ({ id }) => id, make: toVersion }),
    ),
    /** Newest first. */
    versionsOfModels: new DataLoader<number, ModelVersionObject[]>(async (modelIds) =>
      listByKey(modelIds, await listVersions(database, modelIds), { keyOf: (v) => v.modelId, make: toVersion }),
    ),
    classifiers: new DataLoader<ClassifierKey, ClassifierObject | null, string>(
      async (keys) => {
        const rows = await findClassifiers(database, keys);
        return byKey(keys.map(cacheKeyFn), rows, { keyOf: cacheKeyFn, make: toClassifier });
      },
      { cacheKeyFn },
    ),
    /** By subject label. */
    classifiersOfVersions: new DataLoader<number, ClassifierObject[]>(async (versionIds) =>
      listByKey(versionIds, await listClassifiers(database, versionIds), {
        keyOf: (classifier) => classifier.versionId,
        make: toClassifier,
      }),
    ),
    classifierMetrics: new DataLoader<ClassifierKey, ClassifierMetricsObject | null, string>(
      async (keys) => {
        const rows = await findClassifierMetrics(database, keys);
        const make = (row: (typeof rows)[number]) => new ClassifierMetricsObject(row.metrics);
        return byKey(keys.map(cacheKeyFn), rows, { keyOf: cacheKeyFn, make });
      },
      { cacheKeyFn },
    ),
    deployments: new DataLoader<number, DeploymentObject | null>(async (ids) =>
      byKey(ids, await findDeployments(database, ids), { keyOf: ({ id }) => id, make: toDeployment }),
    ),
    /** What serves a subject now. */
    servingDeployments: new DataLoader<number, DeploymentObject | null>(async (subjectIds) =>
      byKey(subjectIds, await findServingDeployments(database, subjectIds), {
        keyOf: ({ subjectId }) => subjectId,
        make: toDeployment,
      }),
    ),
    /** Newest first. */
    deploymentsOfSubjects: new DataLoader<number, DeploymentObject[]>(async (subjectIds) =>
      listByKey(subjectIds, await listDeployments(database, subjectIds), {
        keyOf: ({ subjectId }) => subjectId,
        make: toDeployment,
      }),
    ),
  };
}
