import { expect, it } from 'vitest';
import { estimateSeconds } from './estimate-seconds.js';
import { createGanSettings, type GanSettings } from './gan-settings.js';
import type { VariantName } from './variants.js';

/** What a step takes, in µs of a core: medians of `gan-speed` in docs/benchmarks.md. */
const plainMicroseconds = 39;

const estimated = (variant: VariantName, changes: Partial<GanSettings> = {}): number =>
  (estimateSeconds(createGanSettings({ ...changes, steps: 100_000 }), variant) / 100_000) * 1e6;

it('says of the plain GAN what the benchmark measures', () => {
  expect(Math.abs(estimated('plain') - plainMicroseconds)).toBeLessThan(4);
});

/** How many times a step of the plain GAN a step took, measured in turn with it, each on one core. */
it.each<[VariantName, Partial<GanSettings>, number]>([
  ['minibatch', {}, 1.97],
  ['noise', {}, 1.07],
  ['features', {}, 1.32],
  ['minibatch+noise', {}, 2.06],
  ['minibatch+features', {}, 2.41],
  ['noise+features', {}, 1.43],
  ['minibatch+noise+features', {}, 2.49],
  ['plain', { batch: 32 }, 3.34],
  ['features', { batch: 32 }, 4.03],
  ['minibatch', { batch: 32 }, 17.5],
  ['plain', { batch: 128 }, 12.9],
  ['noise', { batch: 128 }, 15.8],
  ['features', { batch: 128 }, 15.4],
  ['minibatch', { batch: 128 }, 229],
  ['plain', { spectralNormalisation: true }, 1.3],
  ['minibatch', { spectralNormalisation: true }, 2.36],
  ['minibatch+noise+features', { spectralNormalisation: true }, 3],
  ['minibatch', { spectralNormalisation: true, batch: 64 }, 58.5],
  ['minibatch+noise+features', { spectralNormalisation: true, batch: 64 }, 70.5],
])('says of %s with %o what was measured: %f times the plain GAN', (variant, changes, times) => {
  expect(Math.abs(estimated(variant, changes) / estimated('plain') / times - 1)).toBeLessThan(0.15);
});

it('counts what a training takes beside its steps', () => {
  const shortest = createGanSettings({ steps: 1 });
  expect(estimateSeconds(shortest, 'plain')).toBeGreaterThan(0.02);
});
