import { countRows, type SparseRows } from '@classmark/math';

export const unmeasured = -1;

/** What a solver works in: made once for all subjects over the same rows. */
export interface DualState {
  readonly rows: SparseRows;
  /** `[columns]`: of the subject being learnt, times its factors. */
  readonly weights: Float64Array;
  /** `[rows]` */
  readonly alphas: Float64Array;
  /** `[rows]`: the bound less alpha, kept for the logistic loss. */
  readonly rests: Float64Array;
  /** `[rows]`: each row's squared length under the subject's factors, or `unmeasured`. */
  readonly lengths: Float64Array;
  /** The rows that are known of the subject, first those not shrunk away. */
  readonly order: Uint32Array;
}

export function createDualState(rows: SparseRows): DualState {
  const count = countRows(rows);
  return {
    rows,
    weights: new Float64Array(rows.columns),
    alphas: new Float64Array(count),
    rests: new Float64Array(count),
    lengths: new Float64Array(count),
    order: new Uint32Array(count),
  };
}

/** Puts the known rows in order. Returns how many they are. */
export function orderKnownRows({ order }: DualState, targets: Int8Array): number {
  let known = 0;
  for (let row = 0; row < targets.length; row++) if (targets[row] !== 0) order[known++] = row;
  return known;
}

/** The row's squared length under the factors, measured when it is first asked for. */
export function lengthOfRow({ rows, lengths }: DualState, row: number, factors: Float32Array | null): number {
  const known = lengths[row];
  if (known !== unmeasured) return known;
  const { indptr, indices, values } = rows;
  const end = indptr[row + 1];
  let sum = 0;
  for (let e = indptr[row]; e < end; e++) {
    const value = values[e];
    sum += value * value * (factors ? factors[indices[e]] : 1);
  }
  lengths[row] = sum;
  return sum;
}

/** A row times the weights. */
export function multiplyRow({ rows, weights }: DualState, row: number): number {
  const { indptr, indices, values } = rows;
  const end = indptr[row + 1];
  let sum = 0;
  for (let e = indptr[row]; e < end; e++) sum += weights[indices[e]] * values[e];
  return sum;
}

/** Adds a multiple of a row to the weights, each column times its factor. */
export function addRow({ rows, weights }: DualState, row: number, times: number, factors: Float32Array | null): void {
  const { indptr, indices, values } = rows;
  const end = indptr[row + 1];
  if (factors) {
    for (let e = indptr[row]; e < end; e++) {
      const column = indices[e];
      weights[column] += times * factors[column] * values[e];
    }
    return;
  }
  for (let e = indptr[row]; e < end; e++) {
    const column = indices[e];
    weights[column] += times * values[e];
  }
}
