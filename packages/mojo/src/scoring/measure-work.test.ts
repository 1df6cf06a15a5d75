import { expect, it } from 'vitest';
import { TreeBuilder } from '../forest/tree-builder.js';
import type { KMeansModel, ModelHeader } from '../model/model.js';
import { measureWork } from './measure-work.js';

const header: ModelHeader = {
  ...{ algorithmName: '', category: 'Regression', mojoVersion: '1.00', h2oVersion: '', uuid: '' },
  ...{ inputs: [{ name: 'x', levels: null }], response: null, classCount: 1, defaultThreshold: 0.5 },
  ...{ balanceClasses: false, priorDistribution: null, modelDistribution: null, offsetColumn: null },
};

const clusters = (count: number): KMeansModel => ({
  ...header,
  ...{ algorithm: 'kmeans', standardization: null, centers: Array.from({ length: count }, () => [0]) },
});

/** Two trees: a split whose right side splits again, and a leaf. */
function forest() {
  const builder = new TreeBuilder();
  const leaves = Array.from({ length: 4 }, (_, i) => builder.addLeaf(i));
  const [root, below] = [builder.addNumberSplit(0, 1, 0), builder.addNumberSplit(0, 2, 0)];
  builder.setChild(root, 'left', leaves[0] ?? 0);
  builder.setChild(root, 'right', below);
  builder.setChild(below, 'left', leaves[1] ?? 0);
  builder.setChild(below, 'right', leaves[2] ?? 0);
  const shape = { levelCounts: Int32Array.of(0), groupCount: 2, treesPerGroup: 1 };
  return builder.finish({ ...shape, roots: Int32Array.of(root, leaves[3] ?? 0) });
}

it('a row takes the steps down each tree, and the start the nodes', () => {
  const own = { algorithm: 'gbm', distribution: 'gaussian', link: 'identity', initialScore: 0 } as const;
  expect(measureWork({ ...header, ...own, trees: forest(), calibration: null })).toEqual({ start: 12, row: 3 + 1 });
});

it('an ensemble takes what its models take', () => {
  const baseModels = [{ model: clusters(3), inputs: [0] }, null, { model: clusters(4), inputs: [0] }];
  const own = { algorithm: 'stackedensemble', metalearner: clusters(2), transform: 'none' } as const;
  expect(measureWork({ ...header, ...own, baseModels })).toEqual({ start: 0, row: 9 });
});
