import {
  type ClassifierKey,
  type Database,
  findClassifierMetrics,
  findClassifiers,
  listClassifiers,
} from '@classmark/database';
import type { Classifier } from '@classmark/domain';
import DataLoader from 'dataloader';
import { loadMany } from '../graphql/row-loaders.js';
import { ClassifierObject } from './classifier.object.js';
import { ClassifierMetricsObject } from './classifier-metrics.object.js';

const cacheKeyFn = ({ versionId, subjectId }: ClassifierKey) => `${versionId}:${subjectId}`;

/** By version and subject; null where there is no row. */
function loadByPair<Row extends ClassifierKey, Item>(
  read: (keys: readonly ClassifierKey[]) => Promise<readonly Row[]>,
  show: (row: Row) => Item,
) {
  return new DataLoader<ClassifierKey, Item | null, string>(
    async (keys) => {
      const items = new Map((await read(keys)).map((row) => [cacheKeyFn(row), show(row)]));
      return keys.map((key) => items.get(cacheKeyFn(key)) ?? null);
    },
    { cacheKeyFn },
  );
}

export function createClassifierLoaders(database: Database) {
  const show = (classifier: Classifier) => new ClassifierObject(classifier);
  return {
    classifiers: loadByPair((keys) => findClassifiers(database, keys), show),
    classifierMetrics: loadByPair(
      (keys) => findClassifierMetrics(database, keys),
      ({ metrics }) => new ClassifierMetricsObject(metrics),
    ),
    /** By subject label. */
    classifiersOfVersions: loadMany({
      read: (versionIds: readonly number[]) => listClassifiers(database, versionIds),
      keyOf: ({ versionId }) => versionId,
      show,
    }),
  };
}
