import { createRandom } from '@classmark/math';
import type { GanSettings } from './gan-settings.js';
import { countParameters, discriminatorLayers, generatorLayers, type LayerShape } from './network-layers.js';
import { createNormal } from './normal.js';
import { seedFor } from './seed-for.js';

/** The flat parameters of both networks, and where spectral normalisation begins its power iteration. */
export interface GanWeights {
  readonly generator: Float64Array;
  readonly discriminator: Float64Array;
  /** For each layer of the discriminator a unit vector, `[inputs]`. */
  readonly directions: readonly Float64Array[];
}

const minibatchSd = 0.02;

/** Standard deviation of a layer's first weights. */
function firstSd({ inputs, outputs, isMinibatch }: LayerShape, { initialisation }: GanSettings): number {
  if (initialisation === 'glorot') return Math.sqrt(2 / (inputs + outputs));
  if (initialisation === 'he') return Math.sqrt(2 / inputs);
  return isMinibatch === true ? minibatchSd : 1;
}

function draw(layers: readonly LayerShape[], settings: GanSettings, normal: () => number): Float64Array {
  const weights = new Float64Array(countParameters(layers));
  let at = 0;
  for (const layer of layers) {
    const sd = firstSd(layer, settings);
    const end = at + layer.inputs * layer.outputs;
    for (; at < end; at++) weights[at] = sd * normal();
    at += layer.outputs;
  }
  return weights;
}

function unitVector(length: number, normal: () => number): Float64Array {
  const drawn = Float64Array.from({ length }, normal);
  return drawn.map((value) => value / Math.hypot(...drawn));
}

/** The weights that a seed begins with. Variants share those of the generator and of the layers that they share. */
export function initialWeights(settings: GanSettings, seed: number): GanWeights {
  const source = (purpose: Parameters<typeof seedFor>[1]) => createNormal(createRandom(seedFor(seed, purpose)));
  const layers = discriminatorLayers(settings);
  const normal = source('directions');
  return {
    generator: draw(generatorLayers, settings, source('generator')),
    discriminator: draw(layers, settings, source('discriminator')),
    directions: layers.map(({ inputs }) => unitVector(inputs, normal)),
  };
}
