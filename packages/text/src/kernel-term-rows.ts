import { type KernelFunction, KernelMemory, type SparseRows } from '@classmark/math';
import { TermKernel } from './term-kernel.js';
import type { KeptColumns, TermRows, TermRowsOptions, TermRowsRoom } from './term-rows.js';
import { logarithms } from './weighting.js';

const mostMebibytes = 4_095;
/** Entries that the kernel may write past the last. */
const slackEntries = 4;

/** Rows by the kernel in WebAssembly, which stand in its memory. */
export class KernelTermRows implements TermRows {
  readonly columns: number;
  readonly tally: Uint32Array = new Uint32Array(0);
  rows = 0;
  entries = 0;
  private readonly memory: KernelMemory;
  private readonly kernel: TermKernel;
  private readonly setRow: KernelFunction;
  private readonly endRow: KernelFunction;
  private readonly dropRow: KernelFunction;
  private readonly setSlots: KernelFunction;
  private readonly hashedColumns: number;
  private readonly runLengths: number;
  private starts = new Uint32Array(1024);
  private indices = 0;
  private values = 0;
  private capacity = 0;
  private slots = 0;
  /** How many entries the row being made has. */
  private size = 0;

  constructor(options: TermRowsOptions, { memory, entries = 16_384 }: TermRowsRoom = {}) {
    this.memory = memory ?? new KernelMemory({ mostMebibytes });
    this.kernel = new TermKernel(this.memory, options, (length) => this.makeRoom(length));
    const { find } = this.kernel;
    this.setRow = find('setRow');
    this.endRow = find('endRow');
    this.dropRow = find('dropRow');
    this.setSlots = find('setSlots');
    this.hashedColumns = 2 ** options.bits;
    this.runLengths = options.characters === true ? 3 : 0;
    this.columns = options.kept ? options.kept.buckets.length : this.hashedColumns;
    this.setWeighting(options);
    if (options.kept) this.setKept(options.kept);
    if (options.tally === true) this.tally = this.setTally();
    this.growBlock(entries);
    this.growSlots(2048);
  }

  add(parts: readonly string[]): void {
    this.addRow(parts, (part) => this.kernel.addText(part));
  }

  addBytes(parts: readonly Uint8Array[]): void {
    this.addRow(parts, (part) => this.kernel.addBytes(part));
  }

  view(): SparseRows {
    return {
      columns: this.columns,
      indptr: this.starts.subarray(0, this.rows + 1),
      indices: this.memory.uint32(this.indices, this.entries),
      values: this.memory.float32(this.values, this.entries),
    };
  }

  clear(): void {
    this.rows = 0;
    this.entries = 0;
    this.setRow(this.indices, this.values);
  }

  private addRow<Part>(parts: readonly Part[], addPart: (part: Part) => number): void {
    try {
      for (const part of parts) this.size = addPart(part);
      this.entries += this.endRow();
    } catch (error) {
      this.dropRow();
      throw error;
    } finally {
      this.size = 0;
    }
    this.rows += 1;
    if (this.rows === this.starts.length) this.growStarts();
    this.starts[this.rows] = this.entries;
  }

  /** A text of so many bytes or units has a third as many words, as many pairs of them, and runs of three lengths. */
  private makeRoom(length: number): void {
    const most = Math.min(this.hashedColumns, this.size + Math.ceil((2 * (length + 1)) / 3) + this.runLengths * length);
    if (this.entries + most + slackEntries > this.capacity) this.growBlock(this.entries + most + slackEntries);
    if (2 * most > this.slots) this.growSlots(2 * most);
  }

  private growBlock(needed: number): void {
    const held = this.entries + this.size;
    const capacity = Math.max(needed, Math.ceil(1.5 * this.capacity));
    const indices = this.memory.reserve(4 * capacity);
    const values = this.memory.reserve(4 * capacity);
    this.memory.uint32(indices, held).set(this.memory.uint32(this.indices, held));
    this.memory.uint32(values, held).set(this.memory.uint32(this.values, held));
    this.indices = indices;
    this.values = values;
    this.capacity = capacity;
    this.setRow(indices + 4 * this.entries, values + 4 * this.entries);
  }

  private growSlots(needed: number): void {
    this.slots = 2 ** Math.ceil(Math.log2(needed));
    this.setSlots(this.memory.reserve(4 * this.slots), this.slots);
  }

  private growStarts(): void {
    const starts = new Uint32Array(2 * this.starts.length);
    starts.set(this.starts);
    this.starts = starts;
  }

  private setWeighting({ weighting, unitLength }: TermRowsOptions): void {
    const address = this.memory.reserve(logarithms.byteLength);
    this.memory.float32(address, logarithms.length).set(logarithms);
    this.kernel.find('setWeighting')(address, weighting === 'log-count' ? 1 : 0, unitLength ? 1 : 0);
  }

  private setKept({ buckets, factors }: KeptColumns): void {
    const address = this.memory.reserve(8 * this.hashedColumns);
    const places = this.memory.uint32(address, 2 * this.hashedColumns);
    const weights = this.memory.float32(address, 2 * this.hashedColumns);
    buckets.forEach((bucket, place) => {
      places[2 * bucket] = place + 1;
      weights[2 * bucket + 1] = factors[place];
    });
    this.kernel.find('setKept')(address);
  }

  private setTally(): Uint32Array {
    const address = this.memory.reserve(8 * this.hashedColumns);
    this.kernel.find('setFrequencies')(address, this.hashedColumns - 1);
    return this.memory.uint32(address, 2 * this.hashedColumns);
  }
}
