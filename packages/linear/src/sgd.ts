import type { SparseRows } from '@classmark/math';
import { type Loss, type LossFunction, lossFunctions } from './losses.js';
import { pickSubject, type SubjectModel } from './subject-model.js';

/**
 * What is minimised for each subject: mean loss + l2 / 2 × (squared length of its weights), and how. The intercept is
 * the weight of one more column, whose value is 1 in every row.
 */
export interface SgdOptions {
  readonly columns: number;
  readonly subjects: number;
  readonly loss: Loss;
  /** The learning rate at the first step; it falls linearly to 0 over `steps`. */
  readonly rate: number;
  /** Rows to come, over all passes. */
  readonly steps: number;
  /** `[subjects]` */
  readonly l2: Float64Array;
  /** `[subjects]`: what a positive's loss counts, a negative's being 1. */
  readonly positiveWeights: Float64Array;
  /** `[subjects]`: where intercepts start. */
  readonly intercepts: Float64Array;
}

/** Rows with, for each row and subject, +1 (yes), -1 (no) or 0 (unknown): `targets` is `[rows, subjects]`. */
export interface LabelledRows {
  readonly rows: SparseRows;
  readonly targets: Int8Array;
}

/** Below this a subject's scale is folded into its weights, long before float32 runs out of range. */
const smallestScale = 1e-6;

/**
 * Stochastic gradient descent for all subjects at once over streamed rows. A row's weights for all subjects lie side by
 * side, in groups of four, so that one look at a column serves them all. Shrinking by L2 is lazy: subject k's weights
 * and intercept are `scales[k]` × what is stored (Bottou 2010, Stochastic Gradient Descent Tricks). Memory: 4 bytes ×
 * columns × subjects, and nothing for rows.
 */
export class SgdTrainer {
  private readonly stride: number;
  private readonly stored: Float32Array;
  private readonly intercepts: Float64Array;
  private readonly scales: Float64Array;
  private readonly scores: Float64Array;
  /** What each subject's stored weights get of the row. */
  private readonly shares: Float64Array;
  private readonly loss: LossFunction;
  private step = 0;

  constructor(private readonly options: SgdOptions) {
    this.stride = Math.ceil(options.subjects / 4) * 4;
    this.stored = new Float32Array(options.columns * this.stride);
    this.intercepts = Float64Array.from(options.intercepts);
    this.scales = new Float64Array(options.subjects).fill(1);
    this.scores = new Float64Array(this.stride);
    this.shares = new Float64Array(this.stride);
    this.loss = lossFunctions[options.loss];
  }

  /**
   * Learns the rows `order[from]` to `order[to - 1]` in that order. Unknown cells change nothing.
   * @returns the sum of the losses before each step, and the number of known cells
   */
  learn(block: LabelledRows, order: Uint32Array, from: number, to: number): { loss: number; cells: number } {
    const { subjects } = this.options;
    const { indptr } = block.rows;
    const sum = { loss: 0, cells: 0 };
    for (let i = from; i < to; i++) {
      const row = order[i] ?? 0;
      const start = indptr[row] ?? 0;
      const end = indptr[row + 1] ?? 0;
      this.score(block.rows, start, end);
      if (this.takeSlopes(block.targets, row * subjects, sum)) this.addShares(block.rows, start, end);
      this.step += 1;
    }
    return sum;
  }

  /** Subject k so far, without the weights that are smaller than `smallestShare` of its largest. */
  subject(k: number, smallestShare: number): SubjectModel {
    const scale = this.scales[k] ?? 1;
    const picked = pickSubject({ values: this.stored, stride: this.stride }, k, scale, smallestShare);
    return { intercept: (this.intercepts[k] ?? 0) * scale, ...picked };
  }

  /** Dot products of the row with all subjects' stored weights. */
  private score(rows: SparseRows, start: number, end: number): void {
    const { stride, stored, scores } = this;
    const { indices, values } = rows;
    for (let k = 0; k < stride; k += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let e = start; e < end; e++) {
        const at = (indices[e] ?? 0) * stride + k;
        const x = values[e] ?? 0;
        a += (stored[at] ?? 0) * x;
        b += (stored[at + 1] ?? 0) * x;
        c += (stored[at + 2] ?? 0) * x;
        d += (stored[at + 3] ?? 0) * x;
      }
      scores[k] = a;
      scores[k + 1] = b;
      scores[k + 2] = c;
      scores[k + 3] = d;
    }
  }

  /** Turns scores into shares, shrinks the scales, moves the intercepts. False where no weight is to change. */
  private takeSlopes(targets: Int8Array, offset: number, sum: { loss: number; cells: number }): boolean {
    const { options, scales, intercepts, shares, scores, loss } = this;
    const rate = options.rate * (1 - this.step / options.steps);
    let changes = false;
    for (let k = 0; k < options.subjects; k++) {
      shares[k] = 0;
      const y = targets[offset + k] ?? 0;
      if (y === 0) continue;
      const scale = scales[k] ?? 1;
      const margin = y * ((scores[k] ?? 0) + (intercepts[k] ?? 0)) * scale;
      const weight = y > 0 ? (options.positiveWeights[k] ?? 1) : 1;
      sum.loss += weight * loss.value(margin);
      sum.cells += 1;
      const shrunk = scale / (1 + rate * (options.l2[k] ?? 0));
      scales[k] = shrunk;
      const slope = weight * loss.slope(margin);
      if (slope !== 0) {
        const share = (-rate * slope * y) / shrunk;
        shares[k] = share;
        intercepts[k] = (intercepts[k] ?? 0) + share;
        changes = true;
      }
      if (shrunk < smallestScale) this.foldScale(k);
    }
    return changes;
  }

  private addShares(rows: SparseRows, start: number, end: number): void {
    const { stride, stored, shares } = this;
    const { indices, values } = rows;
    for (let k = 0; k < stride; k += 4) {
      const a = shares[k] ?? 0;
      const b = shares[k + 1] ?? 0;
      const c = shares[k + 2] ?? 0;
      const d = shares[k + 3] ?? 0;
      if (a === 0 && b === 0 && c === 0 && d === 0) continue;
      for (let e = start; e < end; e++) {
        const at = (indices[e] ?? 0) * stride + k;
        const x = values[e] ?? 0;
        stored[at] = (stored[at] ?? 0) + a * x;
        stored[at + 1] = (stored[at + 1] ?? 0) + b * x;
        stored[at + 2] = (stored[at + 2] ?? 0) + c * x;
        stored[at + 3] = (stored[at + 3] ?? 0) + d * x;
      }
    }
  }

  private foldScale(k: number): void {
    const scale = this.scales[k] ?? 1;
    for (let at = k; at < this.stored.length; at += this.stride) this.stored[at] = (this.stored[at] ?? 0) * scale;
    this.shares[k] = (this.shares[k] ?? 0) * scale;
    this.intercepts[k] = (this.intercepts[k] ?? 0) * scale;
    this.scales[k] = 1;
  }
}
