import { createNormal, createRandom } from '@classmark/math';
import { drawWeights } from './draw-weights.js';
import type { GanSettings } from './gan-settings.js';
import { discriminatorLayers, generatorLayers } from './network-layers.js';
import { seedFor } from './seed-for.js';

/** The flat parameters of both networks, and where spectral normalisation begins its power iteration. */
export interface GanWeights {
  readonly generator: Float64Array;
  readonly discriminator: Float64Array;
  /** For each layer of the discriminator a unit vector, `[inputs]`. */
  readonly directions: readonly Float64Array[];
}

function unitVector(length: number, normal: () => number): Float64Array {
  const drawn = Float64Array.from({ length }, normal);
  return drawn.map((value) => value / Math.hypot(...drawn));
}

/** The weights that a seed begins with. Variants share those of the generator and of the layers that they share. */
export function initialWeights(settings: GanSettings, seed: number): GanWeights {
  const source = (purpose: Parameters<typeof seedFor>[1]) => createNormal(createRandom(seedFor(seed, purpose)));
  const layers = discriminatorLayers(settings);
  const { initialisation } = settings;
  const normal = source('directions');
  return {
    generator: drawWeights(generatorLayers, initialisation, source('generator')),
    discriminator: drawWeights(layers, initialisation, source('discriminator')),
    directions: layers.map(({ inputs }) => unitVector(inputs, normal)),
  };
}
