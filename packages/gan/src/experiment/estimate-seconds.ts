import type { GanSettings } from './gan-settings.js';
import { type VariantName, withVariant } from './variants.js';

/** Measured with batches of 8 on an ordinary core: what a sample costs in a step, and a pair of samples. */
const perSample = 3.2e-6;
const perPair = 1.1e-6;

/** How long one training takes, in seconds of one core, as a rule of thumb. */
export function estimateSeconds(settings: GanSettings, variant: VariantName): number {
  const { batch, steps, minibatch } = withVariant(settings, variant);
  return steps * (perSample * batch + (minibatch ? (perPair * batch * (batch - 1)) / 2 : 0));
}
