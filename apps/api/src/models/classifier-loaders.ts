import {
  type ClassifierKey,
  countChecks,
  type Database,
  findClassifierMetrics,
  findClassifiers,
  listClassifiers,
} from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

export function createClassifierLoaders(database: Database) {
  const identify = ({ versionId, subjectId }: ClassifierKey) => `${versionId}:${subjectId}`;
  return {
    classifiers: loadOne({
      read: (keys: readonly ClassifierKey[]) => findClassifiers(database, keys),
      keyOf: (classifier): ClassifierKey => classifier,
      identify,
    }),
    classifierMetrics: loadOne({
      read: (keys: readonly ClassifierKey[]) => findClassifierMetrics(database, keys),
      keyOf: (found): ClassifierKey => found,
      identify,
    }),
    /** How its spot checks were decided. */
    checks: loadOne({
      read: (keys: readonly ClassifierKey[]) => countChecks(database, keys),
      keyOf: (found): ClassifierKey => found,
      identify,
    }),
    /** By subject label. */
    classifiersOfVersions: loadMany({
      read: (versionIds: readonly number[]) => listClassifiers(database, versionIds),
      keyOf: ({ versionId }) => versionId,
    }),
  };
}
