import type { GanSettings } from '../experiment/gan-settings.js';
import { targets } from '../experiment/targets.js';
import type { StepFigures } from '../gan.js';
import { createMeasurement, type SampleMeasures } from '../measures/sample-measures.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { createTraining, type Frame, sampleCount } from './training.js';

/** One moment of a training. Losses and accuracy are means over the steps since the moment before. */
export interface CurveMoment extends SampleMeasures, StepFigures {
  readonly step: number;
}

/** What one seed of one variant gives. */
export interface RunResult {
  readonly seed: number;
  readonly outcome: Outcome;
  /** From before the first step to after the last. */
  readonly curve: readonly CurveMoment[];
  readonly frames: readonly Frame[];
}

export interface RunOptions {
  readonly seed: number;
  /** Into how many stretches of steps the curve is divided. */
  readonly moments: number;
  readonly withFrames: boolean;
}

function sumFigures(a: StepFigures, b: StepFigures): StepFigures {
  return {
    discriminatorLoss: a.discriminatorLoss + b.discriminatorLoss,
    generatorLoss: a.generatorLoss + b.generatorLoss,
    accuracy: a.accuracy + b.accuracy,
  };
}

const noFigures: StepFigures = { discriminatorLoss: 0, generatorLoss: 0, accuracy: 0 };

/** Trains one GAN from one seed and measures it on the way. The same settings and seed give the same result. */
export function trainRun(settings: GanSettings, { seed, moments, withFrames }: RunOptions): RunResult {
  const training = createTraining(settings, seed);
  const target = targets[settings.target];
  const measure = createMeasurement(target, sampleCount);
  const [curve, frames]: [CurveMoment[], Frame[]] = [[], []];
  const record = (sum: StepFigures, steps: number): void => {
    const { discriminatorLoss, generatorLoss, accuracy } = sum;
    curve.push({
      step: training.stepsDone(),
      ...measure(training.samples()),
      discriminatorLoss: discriminatorLoss / steps,
      generatorLoss: generatorLoss / steps,
      accuracy: accuracy / steps,
    });
    if (withFrames) frames.push(training.frame());
  };
  record(createTraining(settings, seed).step(), 1);
  for (let moment = 1; moment <= moments; moment++) {
    const begin = training.stepsDone();
    const end = Math.round((moment * settings.steps) / moments);
    let sum = noFigures;
    while (training.stepsDone() < end) sum = sumFigures(sum, training.step());
    if (end > begin) record(sum, end - begin);
  }
  return { seed, outcome: outcomeOf(curve, target), curve, frames };
}
