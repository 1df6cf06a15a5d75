import type { TrainingProgress } from '@classmark/learners';
import { expect, it } from 'vitest';
import { LossCurves } from './loss-curves.js';

const progress = (fit: number, done: number, loss: number | null): TrainingProgress => ({
  stage: fit === 3 ? 'fit' : 'calibration',
  phase: 'fit',
  fit,
  fits: 3,
  chunk: 0,
  loss,
  done,
  total: 300,
});

it('begins a curve with each fit, at nought, and tells the one that stays', () => {
  const curves = new LossCurves();
  const steps = [progress(1, 0, 1), progress(1, 50, 0.4), progress(2, 100, null), progress(2, 150, 0.3)];
  const points = [...steps, progress(3, 200, 1), progress(3, 300, 0.2)].map((step) => curves.add(step));
  expect(points).toEqual([
    { series: 'loss/trial 1', step: 0, loss: 1 },
    { series: 'loss/trial 1', step: 50, loss: 0.4 },
    null,
    { series: 'loss/trial 2', step: 50, loss: 0.3 },
    { series: 'loss/fit', step: 0, loss: 1 },
    { series: 'loss/fit', step: 100, loss: 0.2 },
  ]);
});
