import { createGanSettings, trainRun } from '@classmark/gan';
import { describe, expect, it } from 'vitest';
import type { Experiment } from './experiment.js';
import { stepTraining } from './step-training.js';

const experiment: Experiment = {
  id: 1,
  runId: 1n,
  name: 'Stepped',
  variants: ['plain'],
  settings: createGanSettings({ steps: 400 }),
  seeds: 2,
  firstSeed: 7,
  createdAt: new Date(0),
};
const step = (from: number, every: number, changes: Partial<Experiment> = {}) =>
  stepTraining({ ...experiment, ...changes }, { variant: 'plain', from, every }, async () => {});

describe('a training that is stepped', () => {
  it('shows at the same steps what was kept of it', async () => {
    const { frames } = trainRun(experiment.settings, { seed: 7, moments: 50, withFrames: true });
    expect(await step(0, 8)).toEqual(frames);
  });

  it.each([
    ['step by step from where it is asked', 100, 1, 100, 150],
    ['by tens as far as there are steps', 200, 10, 200, 400],
    ['at its end alone', 400, 1, 400, 400],
    ['nowhere after its end', 401, 1, undefined, undefined],
  ])('is shown %s', async (_, from, every, first, last) => {
    const steps = (await step(from, every)).map((frame) => frame.step);
    expect([steps[0], steps.at(-1)]).toEqual([first, last]);
    expect(steps).toEqual(steps.map((_, i) => from + i * every));
  });

  it('is refused where it takes long', async () => {
    const settings = createGanSettings({ steps: 100_000 });
    await expect(step(90_000, 1, { settings })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message:
        'To train 90050 steps takes 3.5 s, and the limit is 0.5 s; begin at an earlier step or take smaller steps.',
    });
    expect((await step(100, 1, { settings })).length).toBe(51);
  });

  it.each([
    ['at its frames alone where steps are short', 8, 3, 2],
    ['after each step where steps are long', 128, 3, 4],
    ['after each frame', 8, 0, 4],
  ])('gives way %s', async (_, batch, from, expected) => {
    const settings = createGanSettings({ steps: 3, batch });
    let turns = 0;
    await stepTraining(
      { ...experiment, settings, variants: ['minibatch'] },
      { variant: 'minibatch', from, every: 1 },
      async () => {
        turns++;
      },
    );
    expect(turns).toBe(expected);
  });

  it('is not begun for a step after its end', async () => {
    const settings = createGanSettings({ steps: 99_999 });
    expect(await step(100_000, 1, { settings })).toEqual([]);
  });

  it('is of a variant of the experiment', async () => {
    await expect(step(0, 1, { variants: ['noise'] })).rejects.toMatchObject({
      message: 'It has no such variant; it has noise.',
    });
  });
});
