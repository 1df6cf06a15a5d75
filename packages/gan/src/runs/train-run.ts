import { type Batch, createBatchSampler, latentAt } from '../experiment/batch-sampler.js';
import type { GanSettings } from '../experiment/gan-settings.js';
import { initialWeights } from '../experiment/initial-weights.js';
import { targets } from '../experiment/targets.js';
import type { Gan, StepFigures } from '../gan.js';
import { createKernelGan } from '../kernel/kernel-gan.js';
import { binCentres, histogram } from '../measures/density.js';
import { createMeasurement, type SampleMeasures } from '../measures/sample-measures.js';
import { type Outcome, outcomeOf } from './outcome.js';

/** One moment of a training. Losses and accuracy are means over the steps since the moment before. */
export interface CurvePoint extends SampleMeasures, StepFigures {
  readonly step: number;
}

/** What is drawn of one moment. */
export interface Frame {
  readonly step: number;
  /** The share of generated samples in each bin of `densityRange`. */
  readonly density: readonly number[];
  /** The discriminator's probability in the middle of each bin. */
  readonly boundary: readonly number[];
  /** The batch of the last step. */
  readonly real: readonly number[];
  readonly made: readonly number[];
}

/** What one seed of one variant gives. */
export interface RunResult {
  readonly seed: number;
  readonly outcome: Outcome;
  /** From before the first step to after the last. */
  readonly curve: readonly CurvePoint[];
  readonly frames: readonly Frame[];
}

export interface RunOptions {
  readonly seed: number;
  /** Into how many stretches of steps the curve is divided. */
  readonly moments: number;
  readonly withFrames: boolean;
}

const sampleCount = 1_000;

/** Six digits are enough to draw, and say the same on every machine. */
const rounded = (values: Float64Array): number[] => Array.from(values, (value) => Number(value.toPrecision(6)));

function sumFigures(a: StepFigures, b: StepFigures): StepFigures {
  return {
    discriminatorLoss: a.discriminatorLoss + b.discriminatorLoss,
    generatorLoss: a.generatorLoss + b.generatorLoss,
    accuracy: a.accuracy + b.accuracy,
  };
}

const noFigures: StepFigures = { discriminatorLoss: 0, generatorLoss: 0, accuracy: 0 };

function frameOf(gan: Gan, step: number, { real, latent }: Batch): Frame {
  const samples = gan.generate(latentGrid());
  return {
    step,
    density: rounded(histogram(samples)),
    boundary: rounded(gan.judge(binCentres())),
    real: rounded(real),
    made: rounded(gan.generate(latent)),
  };
}

function latentGrid(): Float64Array {
  return Float64Array.from({ length: sampleCount }, (_, i) => latentAt(i, sampleCount));
}

/** Trains one GAN from one seed and measures it on the way. The same settings and seed give the same result. */
export function trainRun(settings: GanSettings, { seed, moments, withFrames }: RunOptions): RunResult {
  const gan = createKernelGan(settings, initialWeights(settings, seed));
  const nextBatches = createBatchSampler(settings, seed);
  const target = targets[settings.target];
  const measure = createMeasurement(target, sampleCount);
  const grid = latentGrid();
  const [curve, frames]: [CurvePoint[], Frame[]] = [[], []];
  const record = (step: number, sum: StepFigures, steps: number): void => {
    const { discriminatorLoss, generatorLoss, accuracy } = sum;
    curve.push({
      step,
      ...measure(gan.generate(grid)),
      discriminatorLoss: discriminatorLoss / steps,
      generatorLoss: generatorLoss / steps,
      accuracy: accuracy / steps,
    });
  };
  let batches = nextBatches();
  const first = createKernelGan(settings, initialWeights(settings, seed)).step(batches);
  record(0, first, 1);
  if (withFrames) frames.push(frameOf(gan, 0, batches.discriminator));
  let step = 0;
  for (let moment = 1; moment <= moments; moment++) {
    const end = Math.round((moment * settings.steps) / moments);
    const begin = step;
    let sum = noFigures;
    for (; step < end; step++) {
      sum = sumFigures(sum, gan.step(batches));
      if (step + 1 < settings.steps) batches = nextBatches();
    }
    if (step > begin) record(step, sum, step - begin);
    if (withFrames && step > begin) frames.push(frameOf(gan, step, batches.discriminator));
  }
  return { seed, outcome: outcomeOf(curve, target), curve, frames };
}
