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

/** Takes out each subject's weights without those that are smaller than `smallestShare` of its largest. */
export function pickSubjects(
  interleaved: InterleavedWeights,
  subjects: number,
  smallestShare: number,
): Omit<SubjectModel, 'intercept'>[] {
  const { values, stride } = interleaved;
  const least = findLargest(interleaved, subjects).map((largest) => smallestShare * largest);
  const counts = new Uint32Array(subjects);
  forEachKept(interleaved, least, (k) => {
    counts[k] += 1;
  });
  const picked = Array.from(counts, (count) => ({ columns: new Uint32Array(count), weights: new Float32Array(count) }));
  counts.fill(0);
  forEachKept(interleaved, least, (k, column) => {
    const next = counts[k];
    const own = picked[k];
    if (!own) return;
    own.columns[next] = column;
    own.weights[next] = values[column * stride + k];
    counts[k] = next + 1;
  });
  return picked;
}

function findLargest({ values, stride }: InterleavedWeights, subjects: number): Float64Array {
  const largest = new Float64Array(subjects);
  for (let first = 0; first < values.length; first += stride) {
    for (let k = 0; k < subjects; k++) {
      const size = Math.abs(values[first + k]);
      if (size > largest[k]) largest[k] = size;
    }
  }
  return largest;
}

/** By column. A weight of 0 is never kept. */
function forEachKept(
  { values, stride }: InterleavedWeights,
  least: Float64Array,
  take: (k: number, column: number) => void,
): void {
  for (let first = 0, column = 0; first < values.length; first += stride, column++) {
    for (let k = 0; k < least.length; k++) {
      const size = Math.abs(values[first + k]);
      if (size >= least[k] && size > 0) take(k, column);
    }
  }
}
