import { createTraining, estimateSeconds, type Frame, variantNames, withVariant } from '@classmark/gan';
import { z } from 'zod';
import { AppError } from '../app-error.js';
import type { Experiment } from './experiment.js';

/** How many frames a stretch of a training has beside its first. */
const stretchLength = 50;
/** More of one core would keep others waiting. */
const mostSeconds = 0.5;
/** Others have their turn after so much of it, and after each frame. */
const secondsPerTurn = 0.005;

/** A stretch of a variant's training from the experiment's first seed. */
export const trainingStretch = z.strictObject({
  variant: z.enum(variantNames),
  /** The step of its first frame. */
  from: z.int().min(0).max(100_000),
  /** Steps from frame to frame. */
  every: z.int().min(1).max(1_000),
});

export type TrainingStretch = z.output<typeof trainingStretch>;

/**
 * Trains again as far as a stretch goes, and gives its frames. Throws AppError INVALID_INPUT if the experiment lacks the
 * variant or the stretch takes too long to reach.
 * @param giveWay is waited for now and then
 */
export async function stepTraining(
  { settings, variants, firstSeed }: Experiment,
  { variant, from, every }: TrainingStretch,
  giveWay: () => Promise<void>,
): Promise<Frame[]> {
  if (!variants.includes(variant)) throw refuse('variant', `It has no such variant; it has ${variants.join(', ')}.`);
  if (from > settings.steps) return [];
  const end = Math.min(settings.steps, from + stretchLength * every);
  const secondsOf = (steps: number): number => estimateSeconds({ ...settings, steps }, variant);
  const seconds = secondsOf(end);
  if (seconds > mostSeconds) {
    const message =
      `To train ${end} steps takes ${seconds.toFixed(1)} s, and the limit is ${mostSeconds} s; ` +
      'begin at an earlier step or take smaller steps.';
    throw refuse('from', message);
  }
  const stepsPerTurn = Math.max(1, Math.floor(secondsPerTurn / (secondsOf(1) - secondsOf(0))));
  const training = createTraining(withVariant(settings, variant), firstSeed);
  const frames: Frame[] = [];
  for (let step = 0; step <= end; step++) {
    if (step > 0) training.step();
    const isShown = step >= from && (step - from) % every === 0;
    if (isShown) frames.push(training.frame());
    if (isShown || step % stepsPerTurn === 0) await giveWay();
  }
  return frames;
}

const refuse = (path: string, message: string): AppError => new AppError('INVALID_INPUT', message, [{ path, message }]);
