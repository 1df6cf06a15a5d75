import { pickSubjects, type RowTargets, type SubjectModel } from '@classmark/linear';
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import type { TensorFlowBackend } from './tensorflow-backend.js';

/** The layer's size and how it is fitted. */
export interface SigmoidLayerOptions {
  readonly columns: number;
  readonly subjects: number;
  readonly batchDocuments: number;
  readonly learningRate: number;
  /** `[subjects]`: where intercepts start. */
  readonly intercepts: Float64Array;
}

/** A batch's cells, `[documents, subjects]` each: 1 where yes, 1 where known, and how many are known. */
interface Targets {
  readonly yes: Float32Array;
  readonly known: Float32Array;
  readonly cells: number;
}

/**
 * One sigmoid unit per subject over dense rows, fitted by Adam (Kingma & Ba 2015) on the binary cross-entropy of the
 * known cells. Memory: five times 4 bytes × columns × subjects, and one dense batch. To be disposed.
 */
export class SigmoidLayer implements Disposable {
  private readonly weights: Variable;
  private readonly intercepts: Variable;
  private readonly optimizer: ReturnType<TensorFlowBackend['tf']['train']['adam']>;
  /** `[batchDocuments, columns]`, filled anew for every batch. */
  private readonly inputs: Float32Array;

  constructor(
    private readonly tf: TensorFlowBackend['tf'],
    private readonly options: SigmoidLayerOptions,
  ) {
    const { columns, subjects, batchDocuments, learningRate, intercepts } = options;
    this.weights = tf.tidy(() => tf.variable(tf.zeros([columns, subjects])));
    this.intercepts = tf.tidy(() => tf.variable(tf.tensor1d(Float32Array.from(intercepts))));
    this.optimizer = tf.train.adam(learningRate);
    this.inputs = new Float32Array(batchDocuments * columns);
  }

  /**
   * Learns the rows `from` to `to - 1` of the block's order, a step for every `batchDocuments` of them.
   * @returns the sum of the losses before each step, and the number of known cells
   */
  learn(block: RowTargets, from: number, to: number): { loss: number; cells: number } {
    const sum = { loss: 0, cells: 0 };
    for (let start = from; start < to; start += this.options.batchDocuments) {
      const end = Math.min(to, start + this.options.batchDocuments);
      const batch = block.order.subarray(start, end);
      const { yes, known, cells } = this.readTargets(block.targets, start, end);
      if (cells === 0) continue;
      this.fillInputs(block, batch);
      sum.loss += cells * this.step({ yes, known, cells }, batch.length);
      sum.cells += cells;
    }
    return sum;
  }

  /** Subject by subject, without the weights that are smaller than `smallestShare` of their subject's largest. */
  async subjects(smallestShare: number): Promise<SubjectModel[]> {
    const [values, intercepts] = await Promise.all([this.weights.data<'float32'>(), this.intercepts.data<'float32'>()]);
    const picked = pickSubjects({ values, stride: this.options.subjects }, this.options.subjects, smallestShare);
    return picked.map((own, k) => ({ intercept: intercepts[k], ...own }));
  }

  [Symbol.dispose](): void {
    this.optimizer.dispose();
    this.weights.dispose();
    this.intercepts.dispose();
  }

  /** @returns the mean loss over the known cells before the step */
  private step({ yes, known, cells }: Targets, documents: number): number {
    const { tf } = this;
    const { columns, subjects } = this.options;
    return tf.tidy(() => {
      const x = tf.tensor2d(this.inputs.subarray(0, documents * columns), [documents, columns]);
      const y = tf.tensor2d(yes, [documents, subjects]);
      const mask = tf.tensor2d(known, [documents, subjects]);
      const loss = () => tf.div<Scalar>(tf.sum(tf.mul(this.crossEntropy(x, y), mask)), cells);
      return this.optimizer.minimize(loss, true, [this.weights, this.intercepts])?.dataSync()[0] ?? 0;
    });
  }

  /** -ln sigmoid(z) where y is 1 and -ln(1 - sigmoid(z)) where it is 0, for z = x · weights + intercepts. */
  private crossEntropy(x: Tensor, y: Tensor): Tensor {
    const { tf } = this;
    const z = tf.add(tf.matMul(x, this.weights), this.intercepts);
    return tf.add(tf.sub(tf.relu(z), tf.mul(z, y)), tf.log1p(tf.exp(tf.neg(tf.abs(z)))));
  }

  private readTargets(targets: Int8Array, start: number, end: number): Targets {
    const { subjects } = this.options;
    const own = targets.subarray(start * subjects, end * subjects);
    const yes = Float32Array.from(own, (target) => (target > 0 ? 1 : 0));
    const known = Float32Array.from(own, (target) => (target === 0 ? 0 : 1));
    return { yes, known, cells: known.reduce((sum, one) => sum + one, 0) };
  }

  private fillInputs({ rows }: RowTargets, batch: Uint32Array): void {
    this.inputs.fill(0);
    batch.forEach((row, i) => {
      const end = rows.indptr[row + 1];
      for (let e = rows.indptr[row]; e < end; e++) {
        this.inputs[i * this.options.columns + rows.indices[e]] = rows.values[e];
      }
    });
  }
}
