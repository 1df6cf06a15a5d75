import { createBatchSampler, latentAt } from '../experiment/batch-sampler.js';
import type { GanSettings } from '../experiment/gan-settings.js';
import { initialWeights } from '../experiment/initial-weights.js';
import type { StepFigures } from '../gan.js';
import { createKernelGan } from '../kernel/kernel-gan.js';
import { binCentres, histogram } from '../measures/density.js';

/** What is drawn of one moment. */
export interface Frame {
  readonly step: number;
  /** The share of generated samples in each bin of `densityRange`. */
  readonly density: readonly number[];
  /** The discriminator's probability in the middle of each bin. */
  readonly boundary: readonly number[];
  /** The batch of the next step; after the last, its own. */
  readonly real: readonly number[];
  readonly made: readonly number[];
}

/** How many samples a training is measured by. */
export const sampleCount = 1_000;

/** A GAN in training from one seed. */
export interface Training {
  /** How many steps are done. */
  stepsDone(): number;
  /** Makes the next step, as long as there is one. */
  step(): StepFigures;
  /** Generated samples, evenly spread over the latent. */
  samples(): Float64Array;
  /** What is drawn of the present moment. */
  frame(): Frame;
}

/** Six digits are enough to draw, and say the same on every machine. */
const rounded = (values: Float64Array): number[] => Array.from(values, (value) => Number(value.toPrecision(6)));

/** A training before its first step. The same settings and seed give the same one. */
export function createTraining(settings: GanSettings, seed: number): Training {
  const gan = createKernelGan(settings, initialWeights(settings, seed));
  const nextBatches = createBatchSampler(settings, seed);
  const grid = Float64Array.from({ length: sampleCount }, (_, i) => latentAt(i, sampleCount));
  let batches = nextBatches();
  let done = 0;
  const samples = (): Float64Array => gan.generate(grid);
  return {
    stepsDone: () => done,
    step() {
      const figures = gan.step(batches);
      done++;
      if (done < settings.steps) batches = nextBatches();
      return figures;
    },
    samples,
    frame: () => ({
      step: done,
      density: rounded(histogram(samples())),
      boundary: rounded(gan.judge(binCentres())),
      real: rounded(batches.discriminator.real),
      made: rounded(gan.generate(batches.discriminator.latent)),
    }),
  };
}
