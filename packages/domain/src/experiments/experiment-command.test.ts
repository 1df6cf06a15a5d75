import { createGanSettings, variantNames } from '@classmark/gan';
import { expect, it } from 'vitest';
import { experimentCommand } from './experiment-command.js';

const plain = { variants: [...variantNames], seeds: 20, firstSeed: 1, settings: createGanSettings() };

it('leaves out what is as it is by default', () => {
  expect(experimentCommand(plain, 'lab')).toBe('classmark gan run --variants all --seeds 20 --output lab');
});

it('names every setting that differs, a switch that is off with "no"', () => {
  const settings = createGanSettings({
    target: 'two-modes',
    sorted: false,
    discriminatorRate: 0.004,
    noiseAnnealed: true,
    featureDifference: 'means',
  });
  expect(experimentCommand({ variants: ['plain', 'minibatch+noise'], seeds: 3, firstSeed: 40, settings }, 'lab')).toBe(
    'classmark gan run --variants plain,minibatch+noise --seeds 3 --first-seed 40 --target two-modes --no-sorted ' +
      '--discriminator-rate 0.004 --noise-annealed --feature-difference means --output lab',
  );
});
