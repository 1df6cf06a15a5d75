import type { SparseRows } from '@classmark/math';

/** A subject's positives among the rows. */
export interface PositiveRows {
  readonly rows: SparseRows;
  /** Which rows they are. */
  readonly places: readonly number[];
  /** `[positives, positives]`: the product of each pair. */
  readonly products: Float64Array;
}

/** Multiplies each positive with each. */
export function gatherPositives(rows: SparseRows, places: readonly number[]): PositiveRows {
  const { indptr, indices, values, columns } = rows;
  const count = places.length;
  const products = new Float64Array(count * count);
  const spread = new Float64Array(columns);
  for (const [i, place] of places.entries()) {
    for (let e = indptr[place]; e < indptr[place + 1]; e++) spread[indices[e]] = values[e];
    for (let j = i; j < count; j++) {
      let sum = 0;
      for (let e = indptr[places[j]]; e < indptr[places[j] + 1]; e++) sum += spread[indices[e]] * values[e];
      products[i * count + j] = sum;
      products[j * count + i] = sum;
    }
    for (let e = indptr[place]; e < indptr[place + 1]; e++) spread[indices[e]] = 0;
  }
  return { rows, places, products };
}
