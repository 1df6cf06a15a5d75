import { createNormal, createRandom } from '@classmark/math';
import type { GanSettings } from './gan-settings.js';
import { latentJitter, latentRange } from './network-layers.js';
import { seedFor } from './seed-for.js';
import { targets } from './targets.js';

/** What one update learns from, `[batch]` each. Noise is already in it. */
export interface Batch {
  readonly real: Float64Array;
  readonly latent: Float64Array;
  /** Added to what the generator makes, before the discriminator sees it. */
  readonly outputNoise: Float64Array;
}

/** One step's batches: for the discriminator's update, then for the generator's. */
export interface StepBatches {
  readonly discriminator: Batch;
  readonly generator: Batch;
}

function emptyBatch(batch: number): Batch {
  return {
    real: new Float64Array(batch),
    latent: new Float64Array(batch),
    outputNoise: new Float64Array(batch),
  };
}

/** The i-th of n latent values without jitter. */
export function latentAt(i: number, n: number): number {
  return -latentRange + (2 * latentRange * i) / (n - 1);
}

/**
 * A source of batches, the same for the same seed. It fills the same arrays each time. Variants with the same seed get
 * the same real and latent samples.
 */
export function createBatchSampler(settings: GanSettings, seed: number): () => StepBatches {
  const { batch, noise, noisePlace, featureMatching } = settings;
  const source = (purpose: Parameters<typeof seedFor>[1]) => createRandom(seedFor(seed, purpose));
  const target = targets[settings.target];
  const [firstReal, secondReal] = [target.sampler(source('real')), target.sampler(source('second-real'))];
  const jitter = source('latent');
  const normal = createNormal(source('noise'));
  const batches = { discriminator: emptyBatch(batch), generator: emptyBatch(batch) };
  let step = 0;

  const drawReal = (real: Float64Array, draw: () => number): void => {
    for (let i = 0; i < batch; i++) real[i] = draw();
    if (settings.sorted) real.sort();
  };
  const drawLatent = (latent: Float64Array): void => {
    for (let i = 0; i < batch; i++) latent[i] = latentAt(i, batch) + latentJitter * jitter.next();
  };
  const addNoise = (values: Float64Array, sd: number): void => {
    for (let i = 0; i < batch; i++) values[i] += sd * normal();
  };
  const addNoiseTo = ({ real, latent, outputNoise }: Batch, sd: number): void => {
    addNoise(real, sd);
    if (noisePlace === 'real-and-latent') addNoise(latent, sd);
    else addNoise(outputNoise.fill(0), sd);
  };

  return () => {
    drawReal(batches.discriminator.real, firstReal);
    if (featureMatching) drawReal(batches.generator.real, secondReal);
    drawLatent(batches.discriminator.latent);
    drawLatent(batches.generator.latent);
    if (noise) {
      const sd = settings.noiseAnnealed ? settings.noiseSd * (1 - step / settings.steps) : settings.noiseSd;
      addNoiseTo(batches.discriminator, sd);
      addNoiseTo(batches.generator, sd);
    }
    step++;
    return batches;
  };
}
