import { hashInt } from '@classmark/math';

/** What a run draws random numbers for. Each has its own source, so that a switch changes no other's numbers. */
const purposes = ['generator', 'discriminator', 'directions', 'real', 'latent', 'noise', 'second-real'] as const;

export type Purpose = (typeof purposes)[number];

/** The seed of one of a run's sources. */
export function seedFor(seed: number, purpose: Purpose): number {
  return hashInt(seed, purposes.indexOf(purpose) + 1);
}
