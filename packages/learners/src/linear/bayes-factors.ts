import type { SparseRows } from '@classmark/math';

/**
 * What naive Bayes says of each column (Wang & Manning 2012): |ln((p / Σp) / (q / Σq))|, p and q being 1 + the positives,
 * and negatives, that have the column; divided by its root mean square, to a power. It is 1 for columns that hold no counts.
 */
export class BayesFactors {
  /** `[columns]`: documents that have the column. */
  private readonly frequencies: Uint32Array;
  private readonly positives: Uint32Array;
  private readonly negatives: Uint32Array;
  private readonly squares: Float32Array;
  private readonly logarithms: Float64Array;

  constructor(
    private readonly rows: SparseRows,
    private readonly power: number,
    private readonly countedColumns: number = rows.columns,
  ) {
    const { columns, indices, indptr } = rows;
    this.frequencies = new Uint32Array(columns);
    for (let e = 0; e < indices.length; e++) count(this.frequencies, indices[e], 1);
    this.positives = new Uint32Array(columns);
    this.negatives = new Uint32Array(columns);
    this.squares = new Float32Array(columns).fill(1);
    this.logarithms = Float64Array.from({ length: indptr.length + 1 }, (_, n) => Math.log(n));
  }

  /**
   * @param targets `[rows]`: +1 yes, -1 no, 0 unknown
   * @returns `[columns]`: the factors, squared; overwritten by the next
   */
  square(targets: Int8Array): Float32Array {
    const { logarithms, countedColumns } = this;
    this.countClasses(targets);
    const positives = this.positives.subarray(0, countedColumns);
    const negatives = this.negatives.subarray(0, countedColumns);
    const squares = this.squares.subarray(0, countedColumns);
    const offset = Math.log(sum(positives) / sum(negatives));
    let total = 0;
    for (let column = 0; column < squares.length; column++) {
      const ratio = logarithms[positives[column]] - logarithms[negatives[column]] - offset;
      squares[column] = ratio * ratio;
      total += ratio * ratio;
    }
    const mean = total / Math.max(1, squares.length);
    for (let column = 0; column < squares.length; column++) {
      squares[column] = mean === 0 ? 1 : this.raise(squares[column] / mean);
    }
    return this.squares;
  }

  private raise(square: number): number {
    return this.power === 0.5 ? Math.sqrt(square) : square ** this.power;
  }

  /** Of the negatives there are many: they are what is left of all documents. */
  private countClasses(targets: Int8Array): void {
    const { positives, negatives, frequencies } = this;
    const { indptr, indices } = this.rows;
    positives.fill(1);
    for (let column = 0; column < negatives.length; column++) negatives[column] = 1 + frequencies[column];
    for (let row = 0; row < targets.length; row++) {
      const target = targets[row];
      if (target < 0) continue;
      const end = indptr[row + 1];
      for (let e = indptr[row]; e < end; e++) {
        const column = indices[e];
        count(negatives, column, -1);
        if (target > 0) count(positives, column, 1);
      }
    }
  }
}

function count(counts: Uint32Array, column: number, by: number): void {
  counts[column] += by;
}

function sum(numbers: Uint32Array): number {
  let total = 0;
  for (let i = 0; i < numbers.length; i++) total += numbers[i];
  return total;
}
