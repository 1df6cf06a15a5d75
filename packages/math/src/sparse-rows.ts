/**
 * A sparse matrix by rows (CSR): row i has the entries `indptr[i]` to `indptr[i + 1]` of `indices` (columns, without
 * repeats, in any order) and `values`.
 */
export interface SparseRows {
  readonly columns: number;
  /** `[rows + 1]`, ascending from 0. */
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

export function countRows(rows: SparseRows): number {
  return rows.indptr.length - 1;
}

/** Collects rows whose number of entries is not known beforehand, and can be emptied and filled again. */
export class SparseRowsBuilder {
  private indptr = new Uint32Array(1024);
  private indices: Uint32Array;
  private values: Float32Array;
  private rowCount = 0;

  /** @param capacity entries to make room for at once; memory that is not written to costs nothing yet */
  constructor(
    readonly columns: number,
    capacity = 16_384,
  ) {
    this.indices = new Uint32Array(capacity);
    this.values = new Float32Array(capacity);
  }

  get rows(): number {
    return this.rowCount;
  }

  get entries(): number {
    return this.indptr[this.rowCount];
  }

  /** Adds one row of the first `length` columns and values; the arrays are copied. */
  push(columns: Uint32Array, values: Float32Array | Float64Array, length: number): void {
    const start = this.entries;
    if (start + length > this.indices.length) this.growEntries(start + length);
    if (this.rowCount + 2 > this.indptr.length)
      this.indptr = grown(this.indptr, new Uint32Array(2 * this.rowCount + 2));
    this.indices.set(columns.subarray(0, length), start);
    this.values.set(values.subarray(0, length), start);
    this.rowCount += 1;
    this.indptr[this.rowCount] = start + length;
  }

  /** A view of what was pushed, valid until the next `push` or `clear`. */
  view(): SparseRows {
    return {
      columns: this.columns,
      indptr: this.indptr.subarray(0, this.rowCount + 1),
      indices: this.indices.subarray(0, this.entries),
      values: this.values.subarray(0, this.entries),
    };
  }

  /** Forgets the rows and keeps the memory. */
  clear(): void {
    this.rowCount = 0;
  }

  private growEntries(needed: number): void {
    const capacity = Math.max(needed, Math.ceil(1.5 * this.indices.length));
    this.indices = grown(this.indices, new Uint32Array(capacity));
    this.values = grown(this.values, new Float32Array(capacity));
  }
}

function grown<T extends Uint32Array | Float32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
