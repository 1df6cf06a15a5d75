import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** The positives as dense vectors, of mean 0 and deviation 1 in each dimension. */
export interface LocalSpace {
  readonly dimensions: number;
  /** `[positives, dimensions]` */
  readonly vectors: Float64Array;
  /** Adds to a mix what a vector of this space is made of: how much of each positive; `times` 0 leaves out the mean. */
  addToMix(mix: Float64Array, vector: Float64Array, withMean: boolean): void;
}

const mostDimensions = 12;
/** Directions in which the rows lie flat, by their share of the largest, are none. */
const smallestShare = 1e-6;

/**
 * Local latent semantic indexing (Hull 1994): the truncated SVD of a subject's positives alone. So few rows have as few
 * directions, and it follows from their products: X = U S Vᵀ, X Xᵀ = U S² Uᵀ. What lies in the space is a mix of the rows.
 */
export function createLocalSpace(products: Float64Array, count: number): LocalSpace {
  const gram = Matrix.from1DArray(count, count, products);
  const { realEigenvalues: squares, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  // Eigenvalues ascend.
  const largest = squares[count - 1] ?? 0;
  const kept = [...squares.keys()].reverse().filter((k) => squares[k] > smallestShare * largest);
  const chosen = kept.slice(0, Math.min(mostDimensions, Math.max(1, count - 1)));
  const directions = chosen.map((k) => eigenvectorMatrix.getColumn(k));
  const moments = directions.map(measure);
  const dimensions = chosen.length;
  const vectors = new Float64Array(count * dimensions);
  for (let i = 0; i < count; i++) {
    for (const [d, { mean, sd }] of moments.entries()) vectors[i * dimensions + d] = (directions[d][i] - mean) / sd;
  }
  const addToMix = (mix: Float64Array, vector: Float64Array, withMean: boolean): void => {
    for (const [d, { mean, sd }] of moments.entries()) {
      // A coordinate is S times U's entry, and U's entries over S make V of the rows: S falls out.
      const along = sd * vector[d] + (withMean ? mean : 0);
      for (let i = 0; i < count; i++) mix[i] += along * directions[d][i];
    }
  };
  return { dimensions, vectors, addToMix };
}

function measure(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, sd: Math.sqrt(variance) || 1 };
}
