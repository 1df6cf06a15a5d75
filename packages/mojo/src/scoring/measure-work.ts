import { compileForest } from '../forest/compile-forest.js';
import type { TreeNodes } from '../forest/tree-nodes.js';
import type { MojoModel, StackedEnsembleModel } from '../model/model.js';

/** What scoring takes, in steps of some 20 ns of a core, as measured. */
export interface ModelWork {
  /** Before the first row. */
  readonly start: number;
  readonly row: number;
}

/** A node of a tree lies anywhere in memory; numbers that are multiplied lie side by side. */
const perProduct = 0.2;
const perNode = 2;

function forestWork(trees: TreeNodes, columnCount: number): ModelWork {
  const steps = compileForest(trees, columnCount).trees.reduce((sum, { depth }) => sum + depth + 1, 0);
  return { start: perNode * trees.column.length, row: steps };
}

function ensembleWork({ baseModels, metalearner }: StackedEnsembleModel): ModelWork {
  const works = [metalearner, ...baseModels.flatMap((base) => base?.model ?? [])].map(measureWork);
  const total = (part: keyof ModelWork): number => works.reduce((sum, work) => sum + work[part], 0);
  return { start: total('start'), row: total('row') };
}

/** Of a row: the steps down each tree, or the numbers that are multiplied. */
export function measureWork(model: MojoModel): ModelWork {
  const inputs = model.inputs.length;
  switch (model.algorithm) {
    case 'gbm':
    case 'drf':
    case 'isolationforest':
    case 'xgboost':
      return forestWork(model.trees, model.trees.levelCounts.length);
    case 'extendedisolationforest': {
      const depth = Math.log2(1 + model.left.length / model.treeCount);
      return { start: 0, row: model.treeCount * depth * inputs * perProduct };
    }
    case 'deeplearning':
      return { start: 0, row: perProduct * model.layers.reduce((sum, { weights }) => sum + weights.length, 0) };
    case 'glm':
      return { start: 0, row: inputs * model.classCount };
    case 'kmeans':
      return { start: 0, row: inputs * model.centers.length };
    case 'word2vec':
      return { start: 0, row: model.vectorSize };
    case 'stackedensemble':
      return ensembleWork(model);
  }
}
