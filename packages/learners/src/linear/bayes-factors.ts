import type { SparseRows } from '@classmark/math';

/**
 * What naive Bayes says of each column (Wang & Manning 2012): |ln((p / Σp) / (q / Σq))|, p and q being 1 + the positives,
 * and negatives, that have the column; divided by its root mean square, to a power, squared.
 * @param targets `[rows]`: +1 yes, -1 no, 0 unknown
 */
export function squareBayesFactors(rows: SparseRows, targets: Int8Array, power: number): Float32Array {
  const { columns, indptr, indices } = rows;
  const positives = new Float64Array(columns).fill(1);
  const negatives = new Float64Array(columns).fill(1);
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row] ?? 0;
    if (target === 0) continue;
    const counts = target > 0 ? positives : negatives;
    const end = indptr[row + 1] ?? 0;
    for (let e = indptr[row] ?? 0; e < end; e++) {
      const column = indices[e] ?? 0;
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  const offset = Math.log(sum(positives) / sum(negatives));
  const squares = new Float32Array(columns);
  let total = 0;
  for (let column = 0; column < columns; column++) {
    const ratio = Math.log((positives[column] ?? 0) / (negatives[column] ?? 0)) - offset;
    squares[column] = ratio * ratio;
    total += ratio * ratio;
  }
  const mean = total / Math.max(1, columns);
  for (let column = 0; column < columns; column++) {
    squares[column] = mean === 0 ? 1 : ((squares[column] ?? 0) / mean) ** power;
  }
  return squares;
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (let i = 0; i < numbers.length; i++) total += numbers[i] ?? 0;
  return total;
}
