import { SparseWeights } from './sparse-weights.js';
import { isGridSmaller, WeightGrid } from './weight-grid.js';
import type { PlacedWeights, WeightTable, WeightTableShape } from './weight-table.js';

/** Lays weights out in the form that takes less room: what scoring costs are looks into memory. */
export function createWeightTable(shape: WeightTableShape, weights: PlacedWeights): WeightTable {
  return isGridSmaller(shape, weights) ? new WeightGrid(shape, weights) : new SparseWeights(shape, weights);
}
