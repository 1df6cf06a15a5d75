import { describe, expect, it } from 'vitest';
import { createGanSettings } from '../experiment/gan-settings.js';
import { withVariant } from '../experiment/variants.js';
import { trainRun } from './train-run.js';

const settings = createGanSettings({ steps: 200 });
const train = (seed: number, moments = 10) => trainRun(settings, { seed, moments, withFrames: true });

describe('a run of the lab', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(train(1)).toEqual(train(1));
    expect(train(1).curve.at(-1)).not.toEqual(train(2).curve.at(-1));
  });

  it('ends the same however often it is measured', () => {
    const end = ({ curve }: ReturnType<typeof train>) => curve.at(-1)?.wasserstein;
    expect(end(train(1, 4))).toBe(end(train(1, 20)));
  });

  it('is measured from before the first step to after the last', () => {
    const { curve, frames } = train(1);
    expect(curve.map(({ step }) => step)).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200]);
    expect(frames.map(({ step }) => step)).toEqual(curve.map(({ step }) => step));
  });

  it('begins with the same generator in every variant', () => {
    const begin = (variant: Parameters<typeof withVariant>[1]) =>
      trainRun(withVariant(settings, variant), { seed: 1, moments: 1, withFrames: false }).curve[0]?.wasserstein;
    expect(begin('minibatch+noise+features')).toBe(begin('plain'));
  });

  it('learns a Gaussian with feature matching', () => {
    const full = withVariant(createGanSettings(), 'features');
    expect(trainRun(full, { seed: 1, moments: 5, withFrames: false }).outcome).toBe('converged');
  });
});
