import { type SparseRows, SparseRowsBuilder } from '@classmark/math';
import { TermCounter } from './term-counter.js';
import type { TermRows, TermRowsOptions, TermRowsRoom } from './term-rows.js';
import { logarithmOf } from './weighting.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The readable definition of what a row is, and what makes rows where there is no WebAssembly. */
export class PlainTermRows implements TermRows {
  readonly tally: Uint32Array;
  private readonly counter: TermCounter;
  private readonly builder: SparseRowsBuilder;
  /** One more than a hashed column's place among the kept ones, or 0. */
  private readonly places: Uint32Array | null = null;
  private rowColumns = new Uint32Array(1024);
  private rowValues = new Float32Array(1024);

  constructor(
    private readonly options: TermRowsOptions,
    { entries }: TermRowsRoom = {},
  ) {
    const columns = 2 ** options.bits;
    const { kept, tally = false } = options;
    this.counter = new TermCounter(options);
    this.builder = new SparseRowsBuilder(kept ? kept.buckets.length : columns, entries);
    this.tally = new Uint32Array(tally ? 2 * columns : 0);
    if (!kept) return;
    const places = new Uint32Array(columns);
    kept.buckets.forEach((bucket, place) => {
      places[bucket] = place + 1;
    });
    this.places = places;
  }

  get columns(): number {
    return this.builder.columns;
  }

  get rows(): number {
    return this.builder.rows;
  }

  get entries(): number {
    return this.builder.entries;
  }

  add(parts: readonly string[]): void {
    this.counter.count(parts);
    if (this.options.tally === true) this.countDocument();
    const size = this.weigh();
    if (this.options.unitLength) scale(this.rowValues, size);
    this.builder.push(this.rowColumns, this.rowValues, size);
  }

  addBytes(parts: readonly Uint8Array[]): void {
    this.add(parts.map((part) => decoder.decode(part)));
  }

  view(): SparseRows {
    return this.builder.view();
  }

  clear(): void {
    this.builder.clear();
  }

  private countDocument(): void {
    const { size, buckets, wordMarks } = this.counter;
    for (let i = 0; i < size; i++) {
      const cell = 2 * buckets[i];
      this.tally[cell] += 1;
      this.tally[cell + 1] |= wordMarks[i];
    }
  }

  /** Makes the row's columns and values of the counter's. Returns how many there are. */
  private weigh(): number {
    const { size, buckets, counts } = this.counter;
    const { weighting, kept } = this.options;
    if (this.rowColumns.length < size) this.growRow(size);
    let left = 0;
    for (let i = 0; i < size; i++) {
      const bucket = buckets[i];
      const column = this.places ? this.places[bucket] - 1 : bucket;
      if (column < 0) continue;
      const count = counts[i];
      const value = Math.fround(weighting === 'count' ? count : logarithmOf(count));
      this.rowColumns[left] = column;
      this.rowValues[left] = kept ? value * kept.factors[column] : value;
      left += 1;
    }
    return left;
  }

  private growRow(size: number): void {
    this.rowColumns = new Uint32Array(2 * size);
    this.rowValues = new Float32Array(2 * size);
  }
}

/** Divides values by their Euclidean length. Squares are summed in fours, as the kernel does it. */
function scale(values: Float32Array, size: number): void {
  const sums = new Float64Array(4);
  for (let i = 0; i < size; i++) sums[i & 3] += values[i] ** 2;
  const [first = 0, second = 0, third = 0, fourth = 0] = sums;
  const squares = first + third + (second + fourth);
  if (squares === 0) return;
  const factor = Math.fround(1 / Math.sqrt(squares));
  for (let i = 0; i < size; i++) values[i] *= factor;
}
