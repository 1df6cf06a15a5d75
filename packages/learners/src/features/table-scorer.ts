import { createWeightTable, type WeightTable } from '@classmark/linear';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import type { FeatureRow, ScoreDocument } from './feature-row.js';

/** Scores by a table of all columns, which it makes when a document is first scored. */
export function createTableScorer(row: FeatureRow, weights: ColumnWeights, subjects: number): ScoreDocument {
  let table: WeightTable | null = null;
  return (document, scores) => {
    const columns = () => Uint32Array.from({ length: row.width }, (_, column) => column);
    table ??= createWeightTable({ width: row.width, subjects }, { columns: columns(), ...weights });
    row.fill(document);
    const own = table.row(row.size);
    own.columns.set(row.columns.subarray(0, row.size));
    own.values.set(row.values.subarray(0, row.size));
    table.add(row.size, 1, scores);
  };
}
