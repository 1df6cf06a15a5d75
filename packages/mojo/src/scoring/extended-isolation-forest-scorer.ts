import type { ExtendedIsolationForestModel } from '../model/model.js';
import type { InputRows, Scorer } from './scorer.js';

/** How far a row goes in one tree. */
function pathLength(model: ExtendedIsolationForestModel, root: number, { columns }: InputRows, row: number): number {
  const { left, right, normals, points, pathLengths } = model;
  let node = root;
  while (left[node] !== -1) {
    let side = 0;
    const at = node * columns.length;
    for (let c = 0; c < columns.length; c++) side += (columns[c][row] - points[at + c]) * normals[at + c];
    node = side <= 0 ? left[node] : right[node];
  }
  return pathLengths[node];
}

export function createExtendedIsolationForestScorer(model: ExtendedIsolationForestModel): Scorer {
  return {
    outputs: ['anomaly_score', 'mean_length'],
    labels: null,
    hasIndex: false,
    score(rows, { values: [scores, lengths] }) {
      for (let r = 0; r < rows.count; r++) {
        let sum = 0;
        for (const root of model.roots) sum += pathLength(model, root, rows, r);
        lengths[r] = sum / model.treeCount;
        scores[r] = 2 ** (-lengths[r] / model.samplePathLength);
      }
    },
  };
}
