import { canRunKernel, type KernelFunction, KernelMemory, loadKernel } from '@classmark/math';
import { kernel } from '../generated/score-kernel.js';
import type { RowRoom, WeightTableShape } from './weight-table.js';

const mebibyte = 2 ** 20;
/** What a kernel's memory needs besides tables, scores and rows; rooms for rows that became too small are not given back. */
const slackBytes = 2 * mebibyte;
const usualRow = 4096;

/** Where the kernel that scores finds weights, rows and scores; plain arrays where no kernel can run. */
export class ScoreMemory {
  /** By subject, followed by a zero where their number is odd. */
  readonly scores: Float64Array;
  private readonly memory: KernelMemory | null;
  private room: RowRoom;

  /** @param tableBytes what weights will take */
  constructor({ width, subjects }: WeightTableShape, tableBytes: number) {
    const bytes = tableBytes + 48 * width + 8 * (subjects + 1) + slackBytes;
    this.memory = canRunKernel(kernel) ? new KernelMemory({ mostMebibytes: Math.ceil(bytes / mebibyte) }) : null;
    this.scores = this.float64(2 * Math.ceil(subjects / 2));
    this.room = this.makeRoom(Math.min(width, usualRow));
  }

  /** Null where it can't run. */
  find(name: string): KernelFunction | null {
    return this.memory && loadKernel(kernel, this.memory)(name);
  }

  uint32(length: number): Uint32Array {
    return this.memory?.uint32(this.memory.reserve(4 * length), length) ?? new Uint32Array(length);
  }

  float32(length: number): Float32Array {
    return this.memory?.float32(this.memory.reserve(4 * length), length) ?? new Float32Array(length);
  }

  /** What there is for a row now, made larger if need be. */
  row(size = 0): RowRoom {
    if (size > this.room.columns.length) this.room = this.makeRoom(2 * size);
    return this.room;
  }

  private makeRoom(size: number): RowRoom {
    return { columns: this.uint32(size), values: this.float64(size) };
  }

  private float64(length: number): Float64Array {
    return this.memory?.float64(this.memory.reserve(8 * length), length) ?? new Float64Array(length);
  }
}
