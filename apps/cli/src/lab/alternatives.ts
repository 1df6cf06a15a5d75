import { targetNames, type VariantName, variantNames } from '@classmark/gan';
import { type Cell, createCell } from './study.js';

/** Other readings of the write-up, and further techniques, each with the variants that it changes. */
const changes: readonly [
  change: string,
  changes: Parameters<typeof createCell>[2],
  variants: readonly VariantName[],
][] = [
  ['samples unsorted', { sorted: false }, ['plain', 'minibatch', 'features', 'minibatch+noise+features']],
  ['noise on both inputs', { noisePlace: 'discriminator-inputs' }, ['noise', 'minibatch+noise+features']],
  ['noise of 0.1', { noiseSd: 0.1 }, ['noise', 'minibatch+noise']],
  ['noise of 0.5 on both inputs', { noiseSd: 0.5, noisePlace: 'discriminator-inputs' }, ['noise', 'minibatch+noise']],
  [
    'noise of 0.5 on both inputs, annealed',
    { noiseSd: 0.5, noisePlace: 'discriminator-inputs', noiseAnnealed: true },
    ['noise', 'minibatch+noise'],
  ],
  ['features by means', { featureDifference: 'means' }, ['features', 'minibatch+noise+features']],
  ['features added', { featureLoss: 'added' }, ['features', 'minibatch+noise+features']],
  [
    'features by means, added',
    { featureDifference: 'means', featureLoss: 'added' },
    ['features', 'minibatch+noise+features'],
  ],
  ['Glorot initialisation', { initialisation: 'glorot' }, ['plain', 'minibatch', 'features']],
  ['He initialisation', { initialisation: 'he' }, ['plain', 'minibatch', 'features']],
  ['spectral normalisation', { spectralNormalisation: true }, ['plain', 'minibatch']],
  ['discriminator four times as fast', { discriminatorRate: 4e-3 }, ['plain', 'minibatch']],
  ['batches of 64', { batch: 64 }, ['plain', 'features']],
];

export function alternativeCells(): Cell[] {
  return changes.flatMap(([change, changed, variants]) =>
    variants.map((variant) => createCell(variant, change, changed)),
  );
}

/** All variants on each of the other targets. */
export function targetCells(): Cell[] {
  return targetNames
    .filter((target) => target !== 'gaussian')
    .flatMap((target) => variantNames.map((variant) => createCell(variant, `target ${target}`, { target })));
}
