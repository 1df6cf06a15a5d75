import { readFileSync } from 'node:fs';
import { type Batch, createGanSettings, createKernelGan, ganSettingsSchema, type NetworkValues } from '@classmark/gan';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const numbers = z.array(z.number());
const batch = z.object({ real: numbers, latent: numbers, outputNoise: numbers });
const networks = z.object({ discriminator: numbers, generator: numbers });
const fixture = z
  .object({
    weights: z.object({ generator: numbers, plain: numbers, minibatch: numbers }),
    directions: z.object({ plain: z.array(numbers), minibatch: z.array(numbers) }),
    batches: z.array(z.object({ discriminator: batch, generator: batch })),
    cases: z.record(
      z.string(),
      z.object({
        settings: ganSettingsSchema.partial(),
        slopes: networks,
        weights: networks,
        discriminatorLoss: z.number(),
        generatorLoss: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('./fixtures/gan.json', import.meta.url), 'utf8')));

/** Where all rounding is double precision's. */
const tolerance = 1e-9;

function expectAlike(ours: NetworkValues, theirs: z.infer<typeof networks>): void {
  for (const network of ['discriminator', 'generator'] as const) {
    const differences = theirs[network].map((value, i) => Math.abs(value - (ours[network][i] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThan(tolerance);
  }
}

describe.each(Object.entries(fixture.cases))("the lab's GAN and PyTorch's, %s", (_, expected) => {
  const settings = createGanSettings(expected.settings);
  const kind = settings.minibatch ? 'minibatch' : 'plain';
  const create = () =>
    createKernelGan(settings, {
      generator: Float64Array.from(fixture.weights.generator),
      discriminator: Float64Array.from(fixture.weights[kind]),
      directions: fixture.directions[kind].map((direction) => Float64Array.from(direction)),
    });
  const shifted = settings.noisePlace === 'discriminator-inputs';
  const toBatch = ({ real, latent, outputNoise }: z.infer<typeof batch>): Batch => ({
    real: Float64Array.from(real),
    latent: Float64Array.from(latent),
    outputNoise: Float64Array.from(outputNoise, (value) => (shifted ? value : 0)),
  });
  const batches = fixture.batches.map(({ discriminator, generator }) => ({
    discriminator: toBatch(discriminator),
    generator: toBatch(generator),
  }));

  it('have the same slopes', () => {
    const [first] = batches;
    if (first === undefined) throw new Error('The fixture has batches.');
    expectAlike(create().slopes(first), expected.slopes);
  });

  it('have the same weights and losses after some steps', () => {
    const gan = create();
    const figures = batches.map((one) => gan.step(one)).at(-1);
    expectAlike(gan.parameters(), expected.weights);
    expect(figures?.discriminatorLoss).toBeCloseTo(expected.discriminatorLoss, 9);
    expect(figures?.generatorLoss).toBeCloseTo(expected.generatorLoss, 9);
  });
});
