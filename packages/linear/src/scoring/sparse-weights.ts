import type { KernelFunction } from '@classmark/math';
import { ScoreMemory } from './score-memory.js';
import type { PlacedWeights, RowRoom, WeightTable, WeightTableShape } from './weight-table.js';

/** Set where a column has more weights than one. */
const several = 1;

/**
 * Weights of columns that mostly have one or none: a table over all columns says at one look what a column holds, and
 * the weight itself.
 */
export class SparseWeights implements WeightTable {
  private readonly memory: ScoreMemory;
  /**
   * For column c: at 2c 0 where it has no weight, else 2 × (subject + 1) of its only one, which is at 2c + 1, or
   * 2 × count + 1 of several, which stand in `subjects` and `weights` from the place at 2c + 1 on.
   */
  private readonly table: Uint32Array;
  private readonly tableWeights: Float32Array;
  private readonly subjects: Uint32Array;
  private readonly weights: Float32Array;
  private readonly addRow: KernelFunction | null;

  constructor(shape: WeightTableShape, weights: PlacedWeights) {
    const entries = weights.weights.length;
    this.memory = new ScoreMemory(shape, 8 * shape.width + 8 * entries);
    this.addRow = this.memory.find('addRow');
    this.table = this.memory.uint32(2 * shape.width);
    this.tableWeights = new Float32Array(this.table.buffer, this.table.byteOffset, this.table.length);
    this.subjects = this.memory.uint32(entries);
    this.weights = this.memory.float32(entries);
    this.fill(weights);
  }

  row(size: number): RowRoom {
    return this.memory.row(size);
  }

  add(size: number, scale: number, scores: Float64Array): void {
    const { addRow, table, subjects, weights, memory } = this;
    const { columns, values } = memory.row();
    if (!addRow) {
      this.addPlainly(size, scale, scores);
      return;
    }
    memory.scores.set(scores);
    addRow(
      table.byteOffset,
      subjects.byteOffset,
      weights.byteOffset,
      columns.byteOffset,
      values.byteOffset,
      size,
      scale,
      memory.scores.byteOffset,
    );
    scores.set(memory.scores.subarray(0, scores.length));
  }

  private addPlainly(size: number, scale: number, scores: Float64Array): void {
    const { table, tableWeights, subjects, weights } = this;
    const { columns, values } = this.memory.row();
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
