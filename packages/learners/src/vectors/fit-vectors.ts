import type { LearnerDocument } from '@classmark/learner';
import { SparseRowsBuilder } from '@classmark/math';
import { partsOf } from '../features/parts.js';
import { centred, DocumentVector, meanVector } from './document-vector.js';
import type { HashedVectors, VectorWeighting } from './vector-model.js';
import type { FittedVectors, VectorFitting } from './vector-source.js';
import { WordCounter } from './word-counter.js';

/** Of Arora, Liang & Ma (2017): words of a larger share of all text count less than half. */
const sifShare = 0.001;

/** How vectors become features. */
export interface VectorPlan {
  readonly weight: number;
  readonly weighting: VectorWeighting;
}

/** Counts the words of documents, and makes vectors of all when they are counted. */
export class VectorFit implements VectorFitting {
  private readonly counter: WordCounter;
  private readonly counts: SparseRowsBuilder;

  constructor(
    private readonly words: HashedVectors,
    private readonly plan: VectorPlan,
  ) {
    this.counter = new WordCounter(words.hashes);
    this.counts = new SparseRowsBuilder(words.hashes.length);
  }

  /** How many distinct words documents have together. */
  get entries(): number {
    return this.counts.entries;
  }

  add(document: Pick<LearnerDocument, 'title' | 'text'>): void {
    const counted = this.counter.count(partsOf(document));
    this.counts.push(Uint32Array.from(counted.keys()), Float32Array.from(counted.values()), counted.size);
  }

  finish(): FittedVectors {
    const { words, plan } = this;
    const { dimensions } = words;
    const documents = this.counts.rows;
    const own = { ...words, ...plan, factors: this.factors() };
    const means = Array.from({ length: documents }, (_, row) => meanVector(own, this.countsOf(row)));
    const centre = new Float32Array(dimensions);
    const sums = new Float64Array(dimensions);
    for (const mean of means) for (let d = 0; d < dimensions; d++) sums[d] += mean[d];
    for (let d = 0; d < dimensions; d++) centre[d] = sums[d] / Math.max(1, documents);
    const model = { ...own, centre };
    const rows = new Float32Array(documents * dimensions);
    for (const [row, mean] of means.entries()) {
      if (this.isKnown(row)) rows.set(centred(mean, model).vector, row * dimensions);
    }
    return { source: new DocumentVector(model), rows };
  }

  private isKnown(row: number): boolean {
    const { indptr } = this.counts.view();
    return indptr[row + 1] > indptr[row];
  }

  private *countsOf(row: number): Generator<readonly [number, number]> {
    const { indptr, indices, values } = this.counts.view();
    for (let e = indptr[row]; e < indptr[row + 1]; e++) yield [indices[e], values[e]];
  }

  /** `[words]`: inverse frequencies, or by the share of all text; words of no document count as the rarest. */
  private factors(): Float32Array {
    const { indices, values } = this.counts.view();
    const { weighting } = this.plan;
    const sums = new Float64Array(this.words.hashes.length);
    for (let e = 0; e < indices.length; e++) sums[indices[e]] += weighting === 'tf-idf' ? 1 : values[e];
    if (weighting === 'mean') return new Float32Array(sums.length).fill(1);
    if (weighting === 'tf-idf') return Float32Array.from(sums, (df) => Math.log((1 + this.counts.rows) / (1 + df)) + 1);
    const total = Math.max(
      1,
      sums.reduce((sum, count) => sum + count, 0),
    );
    return Float32Array.from(sums, (count) => sifShare / (sifShare + count / total));
  }
}
