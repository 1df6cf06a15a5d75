import { kernelDimension, kernels } from '../experiment/network-layers.js';

const width = kernels * kernelDimension;

/** Of layer rows, `[batch, width]`, the features stand behind `offset` columns. */
export interface FeaturePlace {
  readonly batch: number;
  readonly width: number;
  readonly offset: number;
}

/**
 * Minibatch discrimination (Salimans et al. 2016): for each sample and kernel, the sum over the batch, itself included,
 * of exp(−L1 distance).
 * @param tensor `[batch, kernels × dimension]`
 * @param similarity is filled: `[pairs i < j, kernels]`
 */
export function addFeatures(
  tensor: Float64Array,
  similarity: Float64Array,
  rows: Float64Array,
  at: FeaturePlace,
): void {
  for (let i = 0; i < at.batch; i++) {
    for (let k = 0; k < kernels; k++) rows[i * at.width + at.offset + k] = 1;
  }
  let pair = 0;
  for (let i = 0; i < at.batch; i++) {
    for (let j = i + 1; j < at.batch; j++) {
      for (let k = 0; k < kernels; k++) {
        const [p, q] = [i * width + k * kernelDimension, j * width + k * kernelDimension];
        let distance = 0;
        for (let d = 0; d < kernelDimension; d++) distance += Math.abs(tensor[p + d] - tensor[q + d]);
        const near = Math.exp(-distance);
        similarity[pair++] = near;
        rows[i * at.width + at.offset + k] += near;
        rows[j * at.width + at.offset + k] += near;
      }
    }
  }
}

/** The tensor's slopes from those of the rows. */
export function featuresBackward(
  { tensor, similarity }: { readonly tensor: Float64Array; readonly similarity: Float64Array },
  dRows: Float64Array,
  dTensor: Float64Array,
  at: FeaturePlace,
): void {
  dTensor.fill(0);
  let pair = 0;
  for (let i = 0; i < at.batch; i++) {
    for (let j = i + 1; j < at.batch; j++) {
      for (let k = 0; k < kernels; k++) {
        const slope = dRows[i * at.width + at.offset + k] + dRows[j * at.width + at.offset + k];
        const pull = slope * similarity[pair++];
        const [p, q] = [i * width + k * kernelDimension, j * width + k * kernelDimension];
        for (let d = 0; d < kernelDimension; d++) {
          const difference = tensor[p + d] - tensor[q + d];
          const signed = difference > 0 ? pull : difference < 0 ? -pull : 0;
          dTensor[p + d] -= signed;
          dTensor[q + d] += signed;
        }
      }
    }
  }
}
