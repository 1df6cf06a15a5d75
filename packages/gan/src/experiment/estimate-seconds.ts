import type { GanSettings } from './gan-settings.js';
import { type VariantName, withVariant } from './variants.js';

/** In seconds of an ordinary core, fitted to measured steps: what each takes, and what techniques add to it. */
const perStep = { plain: 6e-6, features: 8e-6, spectralNormalisation: 12e-6 };
const perSample = { plain: 4e-6, noise: 0.8e-6, features: 0.8e-6 };
/** Minibatch discrimination compares each pair of samples, three times a step with feature matching. */
const perPair = { minibatch: 1.05e-6, features: 0.2e-6 };
/** Measuring the moments of a training, and keeping them. */
const perTraining = 0.03;

/** How long one training takes, in seconds of one core, as a rule of thumb. */
export function estimateSeconds(settings: GanSettings, variant: VariantName): number {
  const { batch, steps, minibatch, noise, featureMatching, spectralNormalisation } = withVariant(settings, variant);
  const whereOn = (isOn: boolean, seconds: number): number => (isOn ? seconds : 0);
  const ofStep =
    perStep.plain +
    whereOn(featureMatching, perStep.features) +
    whereOn(spectralNormalisation, perStep.spectralNormalisation);
  const ofSample = perSample.plain + whereOn(noise, perSample.noise) + whereOn(featureMatching, perSample.features);
  const ofPair = minibatch ? perPair.minibatch + whereOn(featureMatching, perPair.features) : 0;
  return perTraining + steps * (ofStep + batch * ofSample + (ofPair * batch * (batch - 1)) / 2);
}
