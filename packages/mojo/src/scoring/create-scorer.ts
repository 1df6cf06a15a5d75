import type { MojoModel, Word2VecModel } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import { createDeepLearningScorer } from './deep-learning-scorer.js';
import { createExtendedIsolationForestScorer } from './extended-isolation-forest-scorer.js';
import { createDrfScorer, createGbmScorer, createIsolationForestScorer } from './forest-scorer.js';
import { createGlmScorer } from './glm-scorer.js';
import { createKMeansScorer } from './kmeans-scorer.js';
import type { Scorer } from './scorer.js';
import { createStackedEnsembleScorer } from './stacked-ensemble-scorer.js';
import { createXgboostScorer } from './xgboost-scorer.js';

/** A model that scores rows of a table. */
export type TableModel = Exclude<MojoModel, Word2VecModel>;

export const isTableModel = (model: MojoModel): model is TableModel => model.algorithm !== 'word2vec';

/** Prepares a model for scoring, as genmodel scores it: the same values to 1e-12, XGBoost's to 1e-6. */
export function createScorer(model: TableModel): Scorer {
  switch (model.algorithm) {
    case 'glm':
      return createGlmScorer(model);
    case 'gbm':
      return createGbmScorer(model);
    case 'drf':
      return createDrfScorer(model);
    case 'isolationforest':
      return createIsolationForestScorer(model);
    case 'extendedisolationforest':
      return createExtendedIsolationForestScorer(model);
    case 'xgboost':
      return createXgboostScorer(model);
    case 'deeplearning':
      return createDeepLearningScorer(model);
    case 'kmeans':
      return createKMeansScorer(model);
    case 'stackedensemble':
      return createStackedEnsembleScorer(model, (nested) => {
        if (isTableModel(nested)) return createScorer(nested);
        throw new MojoError('NOT_SUPPORTED', 'Ensembles of word2vec models are not supported.');
      });
  }
}
