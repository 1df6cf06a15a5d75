import type { GanSettings } from './gan-settings.js';

/** The eight combinations of the three techniques, by name. */
export const variantNames = [
  'plain',
  'minibatch',
  'noise',
  'features',
  'minibatch+noise',
  'minibatch+features',
  'noise+features',
  'minibatch+noise+features',
] as const;

export type VariantName = (typeof variantNames)[number];

/** What people call it. */
export const variantTitles: Readonly<Record<VariantName, string>> = {
  plain: 'no technique',
  minibatch: 'minibatch discrimination',
  noise: 'instance noise',
  features: 'feature matching',
  'minibatch+noise': 'minibatch, noise',
  'minibatch+features': 'minibatch, features',
  'noise+features': 'noise, features',
  'minibatch+noise+features': 'all three',
};

/** The settings with a variant's techniques switched on, and the others off. */
export function withVariant(settings: GanSettings, variant: VariantName): GanSettings {
  const has = (technique: string): boolean => variant.split('+').includes(technique);
  return { ...settings, minibatch: has('minibatch'), noise: has('noise'), featureMatching: has('features') };
}
