/** One subject's classifier: its weights that are not 0, `weights[i]` in column `columns[i]`, columns ascending. */
export interface SubjectModel {
  readonly intercept: number;
  readonly columns: Uint32Array;
  readonly weights: Float32Array;
}

/** Weights of several subjects side by side: subject k's weight in column c is `values[c × stride + k]`. */
export interface InterleavedWeights {
  readonly values: Float32Array;
  readonly stride: number;
}

/** Takes out subject k's weights times `scale`, without those that are smaller than `smallestShare` of its largest. */
export function pickSubject(
  { values, stride }: InterleavedWeights,
  k: number,
  scale: number,
  smallestShare: number,
): Omit<SubjectModel, 'intercept'> {
  let largest = 0;
  for (let at = k; at < values.length; at += stride) largest = Math.max(largest, Math.abs(values[at] ?? 0));
  const columns: number[] = [];
  for (let at = k; at < values.length; at += stride) {
    const size = Math.abs(values[at] ?? 0);
    if (size > 0 && size >= smallestShare * largest) columns.push((at - k) / stride);
  }
  return {
    columns: Uint32Array.from(columns),
    weights: Float32Array.from(columns, (column) => (values[column * stride + k] ?? 0) * scale),
  };
}
