import { readFileSync } from 'node:fs';
import {
  createBatchSampler,
  createGanSettings,
  figureNames,
  ganSettingsSchema,
  initialWeights,
  outcomes,
  summariseVariant,
} from '@classmark/gan';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const numbers = z.array(z.number());
const batch = z.object({ real: numbers.nullable(), latent: numbers, outputNoise: numbers.optional() });
const networks = z.object({ generator: numbers, plain: numbers, minibatch: numbers });
/** What Python draws from the same seeds and says of the same figures, as make-gan-draws-fixture.py wrote it. */
const fixture = z
  .object({
    seed: z.number(),
    batches: z.record(
      z.string(),
      z.object({
        settings: ganSettingsSchema.partial(),
        steps: z.array(z.object({ discriminator: batch, generator: batch })),
      }),
    ),
    weights: z.object({ 'standard-normal': networks, glorot: networks, he: networks }),
    directions: z.object({ plain: z.array(numbers), minibatch: z.array(numbers) }),
    summaries: z.array(z.object({ values: numbers, summary: z.record(z.string(), z.number()) })),
  })
  .parse(JSON.parse(readFileSync(new URL('./fixtures/gan-draws.json', import.meta.url), 'utf8')));
const { seed } = fixture;

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));

describe.each(Object.entries(fixture.batches))('batches with %s', (_, { settings: changes, steps }) => {
  it('are those that Python draws from the same seed', () => {
    const settings = createGanSettings(changes);
    const next = createBatchSampler(settings, seed);
    for (const expected of steps) {
      const drawn = next();
      for (const update of ['discriminator', 'generator'] as const) {
        const { real, latent, outputNoise } = expected[update];
        expect([...drawn[update].latent]).toEqual(close(latent));
        if (real !== null) expect([...drawn[update].real]).toEqual(close(real));
        expect([...drawn[update].outputNoise]).toEqual(close(outputNoise ?? latent.map(() => 0)));
      }
    }
  });
});

describe.each(['standard-normal', 'glorot', 'he'] as const)('first weights, %s', (initialisation) => {
  it.each(['plain', 'minibatch'] as const)('are those that Python draws for the %s GAN', (kind) => {
    const drawn = initialWeights(createGanSettings({ initialisation, minibatch: kind === 'minibatch' }), seed);
    expect([...drawn.generator]).toEqual(close(fixture.weights[initialisation].generator));
    expect([...drawn.discriminator]).toEqual(close(fixture.weights[initialisation][kind]));
    expect(drawn.directions.map((direction) => [...direction])).toEqual(fixture.directions[kind].map(close));
  });
});

describe.each(fixture.summaries)('figures over seeds', ({ values, summary }) => {
  /** A training that ends with one number for every figure, and began with its negative. */
  const runOf = (value: number, i: number) => ({
    outcome: outcomes[i % 2] ?? 'off',
    curve: [-value, value].map((figure, step) => ({
      step,
      wasserstein: figure,
      meanError: figure,
      sdError: figure,
      leftTail: figure,
      rightTail: figure,
      overlap: figure,
      modesFound: figure,
      discriminatorLoss: figure,
      generatorLoss: figure,
      accuracy: figure,
    })),
  });
  const found = summariseVariant(values.map(runOf));

  it(`are scipy's mean, interval, median and range, of ${values.length}`, () => {
    const expected = Object.fromEntries(
      Object.entries(summary).map(([name, value]) => [name, expect.closeTo(value, 6)]),
    );
    for (const name of figureNames) expect(found.end[name]).toEqual(expected);
    expect(found.curve.map(({ step }) => step)).toEqual([0, 1]);
    expect(found.curve[0]?.overlap.mean).toBeCloseTo(-(summary.mean ?? Number.NaN), 9);
  });

  it(`count how ${values.length} ended`, () => {
    const [even, odd] = [Math.ceil(values.length / 2), Math.floor(values.length / 2)];
    expect(found.outcomes).toEqual({ converged: even, 'fat tail': odd, collapsed: 0, stuck: 0, off: 0 });
    expect(found.seeds).toBe(values.length);
  });
});
