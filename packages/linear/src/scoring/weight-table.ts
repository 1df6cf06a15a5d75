import { canRunKernel, type KernelFunction, KernelMemory, loadKernel } from '@classmark/math';
import { kernel } from '../generated/score-kernel.js';

/** Weights by column: the one at place p stands in column `columns[p]` and has the entries `starts[p]` to `starts[p + 1]`. */
export interface PlacedWeights {
  /** Ascending. */
  readonly columns: Uint32Array;
  readonly starts: Uint32Array;
  readonly subjects: Uint32Array;
  readonly weights: Float32Array;
}

/** Set where a column has more weights than one. */
const several = 1;
const mebibyte = 2 ** 20;
/** What a kernel's memory needs besides tables and rows. */
const slackBytes = 2 * mebibyte;

/**
 * Adds rows' weights to scores. Many columns have one weight or none, so a table over all columns says at one look what
 * a column holds, and the weight itself: looks into memory are what scoring costs.
 */
export class WeightTable {
  /**
   * For column c: at 2c 0 where it has no weight, else 2 × (subject + 1) of its only one, which is at 2c + 1, or
   * 2 × count + 1 of several, which stand in `subjects` and `weights` from the place at 2c + 1 on.
   */
  private readonly table: Uint32Array;
  private readonly tableWeights: Float32Array;
  private readonly subjects: Uint32Array;
  private readonly weights: Float32Array;
  private readonly memory: KernelMemory | null;
  private readonly addRow: KernelFunction | null;
  private columns: Uint32Array;
  private values: Float64Array;
  private readonly scores: Float64Array;

  /** @param width how many columns there are */
  constructor(width: number, subjectCount: number, weights: PlacedWeights) {
    const entries = weights.weights.length;
    const bytes = 8 * width + 8 * entries + 24 * width + 8 * subjectCount + slackBytes;
    this.memory = canRunKernel(kernel) ? new KernelMemory({ mostMebibytes: Math.ceil(bytes / mebibyte) }) : null;
    this.addRow = this.memory && loadKernel(kernel, this.memory)('addRow');
    this.table = new Uint32Array(...this.place(8 * width), 2 * width);
    this.tableWeights = new Float32Array(this.table.buffer, this.table.byteOffset, 2 * width);
    this.subjects = new Uint32Array(...this.place(4 * entries), entries);
    this.weights = new Float32Array(...this.place(4 * entries), entries);
    this.scores = new Float64Array(...this.place(8 * subjectCount), subjectCount);
    const room = Math.min(width, 4096);
    this.columns = new Uint32Array(...this.place(4 * room), room);
    this.values = new Float64Array(...this.place(8 * room), room);
    this.fill(weights);
  }

  /** Room for a row of so many columns, to be filled before `add`. */
  row(size: number): { readonly columns: Uint32Array; readonly values: Float64Array } {
    if (size > this.columns.length) {
      this.columns = new Uint32Array(...this.place(8 * size), 2 * size);
      this.values = new Float64Array(...this.place(16 * size), 2 * size);
    }
    return { columns: this.columns, values: this.values };
  }

  /** Adds weight × value × scale, for the row's first `size` columns, to the subjects' scores. */
  add(size: number, scale: number, scores: Float64Array): void {
    const { addRow, table, subjects, weights, columns, values } = this;
    if (!addRow) {
      this.addPlainly(size, scale, scores);
      return;
    }
    this.scores.set(scores);
    addRow(
      table.byteOffset,
      subjects.byteOffset,
      weights.byteOffset,
      columns.byteOffset,
      values.byteOffset,
      size,
      scale,
      this.scores.byteOffset,
    );
    scores.set(this.scores);
  }

  private addPlainly(size: number, scale: number, scores: Float64Array): void {
    const { table, tableWeights, subjects, weights, columns, values } = this;
    for (let i = 0; i < size; i++) {
      const at = 2 * columns[i];
      const head = table[at];
      if (head === 0) continue;
      const value = values[i] * scale;
      if ((head & several) === 0) {
        const subject = head / 2 - 1;
        scores[subject] += tableWeights[at + 1] * value;
        continue;
      }
      const first = table[at + 1];
      for (let e = first; e < first + (head - several) / 2; e++) {
        const subject = subjects[e];
        scores[subject] += weights[e] * value;
      }
    }
  }

  private place(bytes: number): [ArrayBufferLike, number] {
    if (!this.memory) return [new ArrayBuffer(bytes), 0];
    const address = this.memory.reserve(bytes);
    return [this.memory.memory.buffer, address];
  }

  private fill({ columns, starts, subjects, weights }: PlacedWeights): void {
    const { table, tableWeights } = this;
    this.subjects.set(subjects);
    this.weights.set(weights);
    for (let place = 0; place < columns.length; place++) {
      const at = 2 * columns[place];
      const start = starts[place];
      const count = starts[place + 1] - start;
      if (count === 1) {
        table[at] = 2 * (subjects[start] + 1);
        tableWeights[at + 1] = weights[start];
      } else if (count > 1) {
        table[at] = 2 * count + several;
        table[at + 1] = start;
      }
    }
  }
}
