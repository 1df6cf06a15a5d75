import type { EncodedWeights, LearnerDocument, WordCounts } from '@classmark/learner';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import { encodeHashedModel } from './codec.js';
import { countTerms } from './count-terms.js';
import { countWords } from './count-words.js';
import type { FeatureRow, ScoreDocument, TermInRow } from './feature-row.js';
import { counterFor } from './hashed-counter.js';
import { type HashedModel, inverseFrequencies, placeOfBucket, wordMarkOf } from './hashed-model.js';
import { createHashedScorer } from './hashed-scorer.js';
import { listHashedTerms } from './list-hashed-terms.js';
import { addDocument } from './parts.js';
import { termWeight } from './term-weight.js';

/** Rows by a HashedModel, in float64. */
export class HashedRow implements FeatureRow {
  size = 0;
  columns: Uint32Array = new Uint32Array(1024);
  values: Float64Array = new Float64Array(1024);
  private readonly factors: Float64Array | null;
  /** `[2^bits]`: the word marks of each hashed column, 0 where rows do not have it. */
  private marksByHash: Uint32Array | null = null;

  constructor(readonly model: HashedModel) {
    this.factors = inverseFrequencies(model);
  }

  get width(): number {
    return this.model.buckets.length;
  }

  createScorer(weights: ColumnWeights, subjects: number): ScoreDocument {
    return createHashedScorer(this.model, weights, subjects);
  }

  fill(document: LearnerDocument): void {
    const { factors, model } = this;
    const counter = counterFor(model);
    counter.clear();
    addDocument(counter, document);
    const { indices, values: counts } = counter.view();
    if (this.columns.length < indices.length) this.grow(indices.length);
    let squares = 0;
    this.size = 0;
    for (let i = 0; i < indices.length; i++) {
      const column = this.columnOf(indices[i]);
      if (column < 0 && !model.isOpen) continue;
      const value = termWeight(model.weighting, counts[i]) * (factors?.[column] ?? 1);
      squares += value * value;
      if (column < 0) continue;
      this.columns[this.size] = column;
      this.values[this.size] = value;
      this.size += 1;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let i = 0; i < this.size; i++) this.values[i] *= scale;
  }

  countWords(document: LearnerDocument): WordCounts {
    this.marksByHash ??= spreadMarks(this.model);
    const marks = this.marksByHash;
    const mask = marks.length - 1;
    return countWords(document, (hash) => (marks[hash & mask] & wordMarkOf(hash)) !== 0);
  }

  listTerms(document: LearnerDocument): TermInRow[] {
    const terms = listHashedTerms(document, this.model);
    const placed = terms.map(({ term, hash }) => ({ term, column: this.columnOf(hash) }));
    return countTerms(placed.filter(({ column }) => column >= 0));
  }

  encode(): EncodedWeights {
    return encodeHashedModel(this.model);
  }

  /** The column of rows that a hash falls into, or -1: by bisection, as few documents need it. */
  private columnOf(hash: number): number {
    const { buckets, bits } = this.model;
    return placeOfBucket(buckets, hash & (2 ** bits - 1));
  }

  private grow(needed: number): void {
    this.columns = new Uint32Array(2 * needed);
    this.values = new Float64Array(2 * needed);
  }
}

function spreadMarks({ bits, buckets, wordMarks }: HashedModel): Uint32Array {
  const marks = new Uint32Array(2 ** bits);
  for (let i = 0; i < buckets.length; i++) marks[buckets[i]] = wordMarks[i];
  return marks;
}
