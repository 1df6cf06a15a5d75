import type { KernelFunction } from '@classmark/math';
import { ScoreMemory } from './score-memory.js';
import type { PlacedWeights, RowRoom, WeightTable, WeightTableShape } from './weight-table.js';

/** The kernel takes two subjects at once. */
const strideOf = ({ subjects }: WeightTableShape): number => 2 * Math.ceil(subjects / 2);

/** Whether so many weights take less room with one for each column and subject than listed with their subjects. */
export function isGridSmaller(shape: WeightTableShape, { weights }: PlacedWeights): boolean {
  return shape.width * strideOf(shape) <= 2 * weights.length;
}

/** Weights of columns that have one for most subjects: `[width × stride]`, zeros for the others. */
export class WeightGrid implements WeightTable {
  private readonly memory: ScoreMemory;
  private readonly stride: number;
  private readonly grid: Float32Array;
  private readonly addRow: KernelFunction | null;

  constructor(shape: WeightTableShape, { columns, starts, subjects, weights }: PlacedWeights) {
    this.stride = strideOf(shape);
    const size = shape.width * this.stride;
    this.memory = new ScoreMemory(shape, 4 * size);
    this.addRow = this.memory.find('addGridRow');
    this.grid = this.memory.float32(size);
    for (let place = 0; place < columns.length; place++) {
      const first = columns[place] * this.stride;
      for (let e = starts[place]; e < starts[place + 1]; e++) this.grid[first + subjects[e]] = weights[e];
    }
  }

  row(size: number): RowRoom {
    return this.memory.row(size);
  }

  add(size: number, scale: number, scores: Float64Array): void {
    const { grid, stride, memory, addRow } = this;
    const { columns, values } = memory.row();
    if (!addRow) {
      this.addPlainly(size, scale, scores);
      return;
    }
    memory.scores.set(scores);
    const { byteOffset } = memory.scores;
    addRow(grid.byteOffset, stride, columns.byteOffset, values.byteOffset, size, scale, byteOffset);
    scores.set(memory.scores.subarray(0, scores.length));
  }

  private addPlainly(size: number, scale: number, scores: Float64Array): void {
    const { grid, stride } = this;
    const { columns, values } = this.memory.row();
    for (let i = 0; i < size; i++) {
      const first = columns[i] * stride;
      const value = values[i] * scale;
      for (let subject = 0; subject < scores.length; subject++) scores[subject] += grid[first + subject] * value;
    }
  }
}
