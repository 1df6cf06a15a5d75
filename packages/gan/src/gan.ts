import type { StepBatches } from './experiment/batch-sampler.js';

/** A number for each flat parameter of both networks: its value, or the slope of a loss. */
export interface NetworkValues {
  readonly discriminator: Float64Array;
  readonly generator: Float64Array;
}

/** What a step shows, before its updates. */
export interface StepFigures {
  readonly discriminatorLoss: number;
  readonly generatorLoss: number;
  /** The share of real and generated samples that the discriminator tells right. */
  readonly accuracy: number;
}

/** A GAN in training. Both implementations give the same numbers. */
export interface Gan {
  /** Updates the discriminator, then the generator. */
  step(batches: StepBatches): StepFigures;
  /** The slopes that the two updates of a step would follow, both at the present parameters. */
  slopes(batches: StepBatches): NetworkValues;
  /** Flat, layer by layer; see `LayerShape`. Copies. */
  parameters(): NetworkValues;
  /** What the generator makes of latent samples. */
  generate(latent: Float64Array): Float64Array;
  /** The discriminator's probability that each sample is real; `[batch]` samples are judged together. */
  judge(samples: Float64Array): Float64Array;
}
