import {
  type DrfModel,
  type ForestLink,
  forestLinks,
  type GbmModel,
  type IsolationForestModel,
  type ModelHeader,
} from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';
import { readCalibration } from './read-calibration.js';
import { readForest } from './read-forest.js';

const distributions = [
  'AUTO',
  'bernoulli',
  'quasibinomial',
  'modified_huber',
  'multinomial',
  'gaussian',
  'poisson',
  'gamma',
  'tweedie',
  'huber',
  'laplace',
  'quantile',
] as const;

/** What models say that are too old to name their link. */
function defaultLink(distribution: string): ForestLink {
  if (['bernoulli', 'quasibinomial', 'modified_huber'].includes(distribution)) return 'logit';
  return ['poisson', 'gamma', 'tweedie', 'multinomial'].includes(distribution) ? 'log' : 'identity';
}

export function readGbm(header: ModelHeader, ini: ModelIni, files: ModelFiles): GbmModel {
  const { fields } = ini;
  const distribution = fields.oneOf('distribution', distributions);
  const classifies = ['bernoulli', 'modified_huber', 'multinomial'].includes(distribution);
  const isNumeric = ['gaussian', 'poisson', 'gamma', 'tweedie', 'huber', 'laplace', 'quantile'].includes(distribution);
  if (header.classCount > 1 ? isNumeric : classifies) {
    throw new MojoError('DAMAGED', `A ${distribution} model cannot have ${header.classCount} classes.`);
  }
  return {
    ...header,
    algorithm: 'gbm',
    trees: readForest(files, ini, header, 0),
    calibration: readCalibration(files, ini),
    distribution,
    link:
      fields.find('link_function') === null ? defaultLink(distribution) : fields.oneOf('link_function', forestLinks),
    initialScore: fields.number('init_f'),
  };
}

export function readDrf(header: ModelHeader, ini: ModelIni, files: ModelFiles): DrfModel {
  return {
    ...header,
    algorithm: 'drf',
    trees: readForest(files, ini, header),
    calibration: readCalibration(files, ini),
    hasDoubleTrees: ini.fields.isTrue('binomial_double_trees'),
  };
}

export function readIsolationForest(header: ModelHeader, ini: ModelIni, files: ModelFiles): IsolationForestModel {
  return {
    ...header,
    algorithm: 'isolationforest',
    trees: readForest(files, ini, header),
    calibration: null,
    minPathLength: ini.fields.number('min_path_length'),
    maxPathLength: ini.fields.number('max_path_length'),
    flagsAnomalies: ini.fields.isTrue('output_anomaly_flag'),
  };
}
