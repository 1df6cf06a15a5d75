import { describe, expect, it } from 'vitest';
import { createGanSettings, ganSettingsSchema } from './gan-settings.js';

describe('the settings of a GAN', () => {
  it("are by default the write-up's code, without techniques", () => {
    expect(createGanSettings()).toEqual({
      minibatch: false,
      noise: false,
      featureMatching: false,
      target: 'gaussian',
      sorted: true,
      initialisation: 'standard-normal',
      batch: 8,
      steps: 5_000,
      discriminatorRate: 0.001,
      generatorRate: 0.001,
      noiseSd: 0.001,
      noisePlace: 'real-and-latent',
      noiseAnnealed: false,
      featureDifference: 'elements',
      featureLoss: 'alone',
      spectralNormalisation: false,
    });
  });

  it('differ from them in what is changed alone', () => {
    expect(createGanSettings({ batch: 64, noise: true })).toEqual({ ...createGanSettings(), batch: 64, noise: true });
  });

  it.each([
    { batch: 1 },
    { batch: 257 },
    { batch: 2.5 },
    { steps: 0 },
    { steps: 100_001 },
    { generatorRate: 0 },
    { discriminatorRate: 1.1 },
    { noiseSd: 0 },
    { noiseSd: Number.NaN },
    { target: 'square' },
    { initialisation: 'zero' },
    { kernels: 5 },
  ])('refuse %o', (changes) => {
    expect(ganSettingsSchema.safeParse(changes).success).toBe(false);
  });
});
