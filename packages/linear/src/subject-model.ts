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
  const isKept = (weight: number): boolean => weight !== 0 && Math.abs(weight) >= smallestShare * largest;
  let kept = 0;
  for (let at = k; at < values.length; at += stride) if (isKept(values[at] ?? 0)) kept += 1;
  const columns = new Uint32Array(kept);
  const weights = new Float32Array(kept);
  let next = 0;
  for (let at = k; at < values.length; at += stride) {
    const weight = values[at] ?? 0;
    if (!isKept(weight)) continue;
    columns[next] = (at - k) / stride;
    weights[next] = weight * scale;
    next += 1;
  }
  return { columns, weights };
}
