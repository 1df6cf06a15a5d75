import type { MojoAlgorithm, MojoModel } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelFiles } from './model-files.js';
import { type ModelIni, parseModelIni } from './model-ini.js';
import { readDeepLearning } from './read-deep-learning.js';
import { readExtendedIsolationForest } from './read-extended-isolation-forest.js';
import { readGlm } from './read-glm.js';
import { readHeader } from './read-header.js';
import { readKMeans } from './read-kmeans.js';
import { readStackedEnsemble } from './read-stacked-ensemble.js';
import { readDrf, readGbm, readIsolationForest } from './read-tree-models.js';
import { readWord2Vec } from './read-word2vec.js';
import { readXgboost } from './read-xgboost.js';

/** The newest version of each algorithm's files that is read, as genmodel 3.46.0.7 reads them. */
const newestVersions: Readonly<Record<MojoAlgorithm, number>> = {
  glm: 1,
  gbm: 1.4,
  drf: 1.4,
  isolationforest: 1.4,
  extendedisolationforest: 1,
  xgboost: 1.1,
  deeplearning: 1.1,
  kmeans: 1,
  word2vec: 1,
  stackedensemble: 1.01,
};

const maxDepth = 4;

function readAlgorithm({ fields }: ModelIni): MojoAlgorithm {
  const stated = fields.text('algo');
  const known: readonly string[] = Object.keys(newestVersions);
  const isKnown = (name: string): name is MojoAlgorithm => known.includes(name);
  if (!isKnown(stated)) {
    throw new MojoError(
      'UNKNOWN_ALGORITHM',
      `Models of the algorithm "${stated.slice(0, 80)}" are not supported; supported are ${known.join(', ')}.`,
    );
  }
  const version = fields.number('mojo_version');
  if (!(version <= newestVersions[stated])) {
    throw new MojoError(
      'NEWER_VERSION',
      `The model's version is ${version}; ${stated} models are read up to ${newestVersions[stated].toFixed(2)}.`,
    );
  }
  return stated;
}

/** Reads a model and those nested in it. Throws MojoError. */
export function readModel(files: ModelFiles, depth = 0): MojoModel {
  if (depth > maxDepth) throw new MojoError('TOO_LARGE', `Ensembles are nested more than ${maxDepth} deep.`);
  if (!files.has('model.ini')) {
    throw new MojoError('NOT_A_MOJO', `The zip is not a MOJO: it lacks "${files.prefix}model.ini".`);
  }
  const ini = parseModelIni(files.readLines('model.ini'));
  const algorithm = readAlgorithm(ini);
  const header = readHeader(files, ini);
  switch (algorithm) {
    case 'glm':
      return readGlm(header, ini);
    case 'gbm':
      return readGbm(header, ini, files);
    case 'drf':
      return readDrf(header, ini, files);
    case 'isolationforest':
      return readIsolationForest(header, ini, files);
    case 'extendedisolationforest':
      return readExtendedIsolationForest(header, ini, files);
    case 'xgboost':
      return readXgboost(header, ini, files);
    case 'deeplearning':
      return readDeepLearning(header, ini);
    case 'kmeans':
      return readKMeans(header, ini);
    case 'word2vec':
      return readWord2Vec(header, ini, files);
    case 'stackedensemble':
      return readStackedEnsemble(header, ini, files, (nested) => readModel(nested, depth + 1));
  }
}
