import type { LearnerDocument } from '@classmark/learner';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import type { DocumentScorer } from './feature-row.js';
import { counterFor } from './hashed-counter.js';
import { type HashedModel, inverseFrequencies } from './hashed-model.js';
import { addDocument } from './parts.js';
import { termWeight } from './term-weight.js';

/** Set where a hashed column has more weights than one. */
const several = 1;

/**
 * Scores documents by hashed columns. Most columns have one weight or none, so a table over all hashed columns says at
 * one look what a column holds, and the weight itself: looks into memory are what scoring costs.
 */
class HashedScorer {
  /**
   * For hashed column c: at 2c 0 where it has no weight, else 2 × (subject + 1) of its only one, which is at 2c + 1, or
   * 2 × count + 1 of several, which stand in `weights` from the entry at 2c + 1 on.
   */
  private readonly table: Uint32Array;
  private readonly tableWeights: Float32Array;
  /** `[2^bits]`: what a column's values are multiplied with, 0 where it is not kept; null where all are kept, with 1. */
  private readonly factors: Float64Array | null;
  /** The columns with weights that a document has, where the table has them, and the document's values. */
  private heads = new Uint32Array(1024);
  private places = new Uint32Array(1024);
  private values = new Float64Array(1024);

  constructor(
    private readonly model: HashedModel,
    private readonly weights: ColumnWeights,
  ) {
    this.table = new Uint32Array(2 ** (model.bits + 1));
    this.tableWeights = new Float32Array(this.table.buffer);
    this.factors = model.isOpen ? null : new Float64Array(2 ** model.bits);
    const idf = inverseFrequencies(model);
    for (let place = 0; place < model.buckets.length; place++) {
      const column = model.buckets[place] ?? 0;
      if (this.factors) this.factors[column] = idf?.[place] ?? 1;
      this.setColumn(2 * column, place, weights);
    }
  }

  add(document: LearnerDocument, scores: Float64Array): void {
    const counter = counterFor(this.model);
    counter.clear();
    addDocument(counter, document);
    const { indices, values } = counter.view();
    if (this.heads.length <= indices.length) this.grow(indices.length + 1);
    const { found, squares } = this.find(indices, values);
    if (squares > 0) this.addFound(found, 1 / Math.sqrt(squares), scores);
  }

  private setColumn(at: number, place: number, { starts, subjects, weights }: ColumnWeights): void {
    const start = starts[place] ?? 0;
    const count = (starts[place + 1] ?? 0) - start;
    if (count === 0) return;
    if (count === 1) {
      this.table[at] = 2 * ((subjects[start] ?? 0) + 1);
      this.tableWeights[at + 1] = weights[start] ?? 0;
      return;
    }
    this.table[at] = 2 * count + several;
    this.table[at + 1] = start;
  }

  /**
   * Writes down what the document's columns hold, in a loop that does nothing else, so that many looks are under way at
   * once; then values, and keeps the columns with weights. These are written even if they do not stay: branches that
   * cannot be foretold cost more.
   */
  private find(indices: Uint32Array, counts: Float32Array): { found: number; squares: number } {
    const { table, factors, heads, places, values } = this;
    const { length } = indices;
    for (let i = 0; i < length; i++) heads[i] = table[2 * (indices[i] ?? 0)] ?? 0;
    const { weighting } = this.model;
    let found = 0;
    let squares = 0;
    for (let i = 0; i < length; i++) {
      const column = indices[i] ?? 0;
      const head = heads[i] ?? 0;
      const count = counts[i] ?? 0;
      const weight = count === 1 ? 1 : termWeight(weighting, count);
      const value = factors ? weight * (factors[column] ?? 0) : weight;
      squares += value * value;
      heads[found] = head;
      places[found] = 2 * column + 1;
      values[found] = value;
      found += head === 0 ? 0 : 1;
    }
    return { found, squares };
  }

  private addFound(found: number, scale: number, scores: Float64Array): void {
    const { heads, places, values, table, tableWeights } = this;
    const { subjects, weights } = this.weights;
    for (let n = 0; n < found; n++) {
      const head = heads[n] ?? 0;
      const place = places[n] ?? 0;
      const value = (values[n] ?? 0) * scale;
      if ((head & several) === 0) {
        const subject = head / 2 - 1;
        scores[subject] = (scores[subject] ?? 0) + (tableWeights[place] ?? 0) * value;
        continue;
      }
      const first = table[place] ?? 0;
      const end = first + (head - several) / 2;
      for (let e = first; e < end; e++) {
        const subject = subjects[e] ?? 0;
        scores[subject] = (scores[subject] ?? 0) + (weights[e] ?? 0) * value;
      }
    }
  }

  private grow(needed: number): void {
    this.heads = new Uint32Array(2 * needed);
    this.places = new Uint32Array(2 * needed);
    this.values = new Float64Array(2 * needed);
  }
}

/** Makes its tables when a document is first scored. */
export function createHashedScorer(model: HashedModel, weights: ColumnWeights): DocumentScorer {
  let scorer: HashedScorer | null = null;
  return (document, scores) => {
    scorer ??= new HashedScorer(model, weights);
    scorer.add(document, scores);
  };
}
