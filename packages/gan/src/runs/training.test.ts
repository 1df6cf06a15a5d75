import { expect, it } from 'vitest';
import { createGanSettings } from '../experiment/gan-settings.js';
import { withVariant } from '../experiment/variants.js';
import { trainRun } from './train-run.js';
import { createTraining } from './training.js';

it.each(['plain', 'minibatch+noise+features'] as const)(
  'a training of %s that is stepped is that which is run',
  (variant) => {
    const settings = withVariant(createGanSettings({ steps: 40, spectralNormalisation: true }), variant);
    const stepped = createTraining(settings, 3);
    const frames = [stepped.frame()];
    while (stepped.stepsDone() < settings.steps) {
      stepped.step();
      frames.push(stepped.frame());
    }
    const { frames: kept } = trainRun(settings, { seed: 3, moments: 8, withFrames: true });
    expect(frames.map(({ step }) => step)).toEqual(Array.from({ length: 41 }, (_, step) => step));
    expect(kept).toEqual(frames.filter(({ step }) => step % 5 === 0));
  },
);
