import { createNetwork, type Network, type NetworkShape } from '@classmark/convolution';

/** What a step is measured on; every contestant is given the same. */
export interface StepTask {
  readonly shape: NetworkShape;
  /** How many words have a vector. */
  readonly words: number;
  readonly seed: number;
  readonly rate: number;
  readonly dropout: number;
  /** A file of the first weights: vectors, filters, biases, outputs, intercepts. */
  readonly weights: string;
  readonly batches: readonly StepBatch[];
  readonly rounds: number;
  readonly steps: number;
}

/** Texts of one length as places of words, and `[texts, subjects]`: 1 yes, -1 no. */
export interface StepBatch {
  readonly texts: readonly (readonly number[])[];
  readonly targets: readonly number[];
}

/** The network before its first step. */
export function beginNetwork({ shape, words, seed }: Pick<StepTask, 'shape' | 'words' | 'seed'>): Network {
  const vectors = Array.from({ length: words }, () => null);
  return createNetwork(shape, { intercepts: new Float32Array(shape.subjects), vectors }, seed);
}
