import { countRows, type SparseRows } from '@classmark/math';

/** Rows with as many more columns, which hold vectors `[rows, dimensions]`. */
export function appendVectors(rows: SparseRows, vectors: Float32Array, dimensions: number): SparseRows {
  const count = countRows(rows);
  const entries = rows.indices.length + count * dimensions;
  const indptr = new Uint32Array(count + 1);
  const indices = new Uint32Array(entries);
  const values = new Float32Array(entries);
  let end = 0;
  for (let row = 0; row < count; row++) {
    const [from, to] = [rows.indptr[row], rows.indptr[row + 1]];
    indices.set(rows.indices.subarray(from, to), end);
    values.set(rows.values.subarray(from, to), end);
    end += to - from;
    values.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), end);
    for (let d = 0; d < dimensions; d++) indices[end + d] = rows.columns + d;
    end += dimensions;
    indptr[row + 1] = end;
  }
  return {
    columns: rows.columns + dimensions,
    indptr,
    indices: indices.subarray(0, end),
    values: values.subarray(0, end),
  };
}
