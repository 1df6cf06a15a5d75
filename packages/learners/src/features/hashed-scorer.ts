import type { LearnerDocument } from '@classmark/learner';
import { createWeightTable, type WeightTable } from '@classmark/linear';
import type { TermRows } from '@classmark/text';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import type { ScoreDocument } from './feature-row.js';
import { counterFor } from './hashed-counter.js';
import { type HashedModel, inverseFrequencies } from './hashed-model.js';
import { addDocument } from './parts.js';
import { termWeight } from './term-weight.js';

/** Scores documents by hashed columns, without a look at which of these the model has. */
class HashedScorer {
  private readonly table: WeightTable;
  private readonly counter: TermRows;
  /** `[2^bits]`: what a column's values are multiplied with, 0 where it is not kept; null where all are kept, with 1. */
  private readonly factors: Float64Array | null;

  constructor(
    private readonly model: HashedModel,
    weights: ColumnWeights,
    subjects: number,
  ) {
    const { buckets, bits, isOpen } = model;
    this.counter = counterFor(model);
    this.table = createWeightTable({ width: 2 ** bits, subjects }, { columns: buckets, ...weights });
    this.factors = isOpen ? null : new Float64Array(2 ** bits);
    const idf = inverseFrequencies(model);
    if (!this.factors) return;
    for (let place = 0; place < buckets.length; place++) this.factors[buckets[place]] = idf?.[place] ?? 1;
  }

  add(document: LearnerDocument, scores: Float64Array): void {
    const { counter } = this;
    counter.clear();
    addDocument(counter, document);
    const { indices, values } = counter.view();
    const squares = this.weigh(indices, values);
    if (squares > 0) this.table.add(indices.length, 1 / Math.sqrt(squares), scores);
  }

  /** Makes the row of the counts. Returns its squared length. */
  private weigh(indices: Uint32Array, counts: Float32Array): number {
    const { factors, table } = this;
    const { weighting } = this.model;
    const { columns, values } = table.row(indices.length);
    columns.set(indices);
    let squares = 0;
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i];
      const weight = count === 1 ? 1 : termWeight(weighting, count);
      const value = factors ? weight * factors[indices[i]] : weight;
      squares += value * value;
      values[i] = value;
    }
    return squares;
  }
}

/** Makes its tables when a document is first scored. */
export function createHashedScorer(model: HashedModel, weights: ColumnWeights, subjects: number): ScoreDocument {
  let scorer: HashedScorer | null = null;
  return (document, scores) => {
    scorer ??= new HashedScorer(model, weights, subjects);
    scorer.add(document, scores);
  };
}
