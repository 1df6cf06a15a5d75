import type { EncodedWeights, LearnerDocument, WordCounts } from '@classmark/learner';
import type { BlockFeatureRow } from '../features/block-feature-row.js';
import { countWords } from '../features/count-words.js';
import type { FeatureRow, ScoreDocument, TermInRow, TermShare } from '../features/feature-row.js';
import { createTableScorer } from '../features/table-scorer.js';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import type { VectorSource } from './vector-source.js';

/** A row of blocks, with the document's vector behind it. */
export class JoinedRow implements FeatureRow {
  readonly width: number;
  readonly wholeFrom?: number;
  size = 0;
  columns: Uint32Array = new Uint32Array(1024);
  values: Float64Array = new Float64Array(1024);

  constructor(
    private readonly blocks: BlockFeatureRow,
    private readonly vector: VectorSource,
  ) {
    this.width = blocks.width + vector.dimensions;
    if (vector.isWhole) this.wholeFrom = blocks.width;
  }

  fill(document: LearnerDocument): void {
    const { blocks, vector } = this;
    const { dimensions } = vector;
    blocks.fill(document);
    this.size = blocks.size + dimensions;
    if (this.size > this.columns.length) {
      this.columns = new Uint32Array(2 * this.size);
      this.values = new Float64Array(2 * this.size);
    }
    this.columns.set(blocks.columns.subarray(0, blocks.size));
    this.values.set(blocks.values.subarray(0, blocks.size));
    this.values.set(vector.vectorOf(document), blocks.size);
    for (let d = 0; d < dimensions; d++) this.columns[blocks.size + d] = blocks.width + d;
  }

  createScorer(weights: ColumnWeights, subjects: number): ScoreDocument {
    return createTableScorer(this, weights, subjects);
  }

  countWords(document: LearnerDocument): WordCounts {
    return countWords(document, (hash) => this.blocks.knowsWord(hash) || this.vector.knows(hash));
  }

  listTerms(document: LearnerDocument): TermInRow[] {
    return this.blocks.listTerms(document);
  }

  listShares(document: LearnerDocument, weightOf: (column: number) => number): TermShare[] {
    const { blocks, vector } = this;
    const weights = Float64Array.from({ length: vector.dimensions }, (_, d) => weightOf(blocks.width + d));
    return vector.listShares(document, weights);
  }

  encode(): EncodedWeights {
    const [own, vectors] = [this.blocks.encode(), this.vector.encode()];
    return {
      tensors: { ...own.tensors, ...vectors.tensors },
      metadata: { ...own.metadata, ...vectors.metadata },
    };
  }
}
