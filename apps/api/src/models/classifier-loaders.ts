import {
  type ClassifierKey,
  countChecks,
  countChecksOfAll,
  findClassifierMetrics,
  findClassifiers,
  listClassifiers,
} from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

const identify = ({ versionId, subjectId }: ClassifierKey) => `${versionId}:${subjectId}`;

export const classifierLoaders = {
  classifiers: loadOne({
    read: findClassifiers,
    keyOf: (classifier): ClassifierKey => classifier,
    identify,
  }),
  classifierMetrics: loadOne({
    read: findClassifierMetrics,
    keyOf: (found): ClassifierKey => found,
    identify,
  }),
  /** How its spot checks were decided. */
  checks: loadOne({
    read: countChecks,
    keyOf: (found): ClassifierKey => found,
    identify,
  }),
  /** Of what a version publishes by one promise. */
  checksOfVersions: loadOne({
    read: countChecksOfAll,
    keyOf: ({ versionId }) => versionId,
  }),
  /** By subject label. */
  classifiersOfVersions: loadMany({
    read: listClassifiers,
    keyOf: ({ versionId }) => versionId,
  }),
};
