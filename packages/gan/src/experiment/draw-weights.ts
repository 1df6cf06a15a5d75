import type { GanSettings } from './gan-settings.js';
import { countParameters, type LayerShape } from './network-layers.js';

const minibatchSd = 0.02;

/** Standard deviation of a layer's first weights. */
function firstSd({ inputs, outputs, isMinibatch }: LayerShape, initialisation: GanSettings['initialisation']): number {
  if (initialisation === 'glorot') return Math.sqrt(2 / (inputs + outputs));
  if (initialisation === 'he') return Math.sqrt(2 / inputs);
  return isMinibatch === true ? minibatchSd : 1;
}

/** The flat parameters that a network begins with: weights drawn layer by layer, biases 0. */
export function drawWeights(
  layers: readonly LayerShape[],
  initialisation: GanSettings['initialisation'],
  normal: () => number,
): Float64Array {
  const weights = new Float64Array(countParameters(layers));
  let at = 0;
  for (const layer of layers) {
    const sd = firstSd(layer, initialisation);
    const end = at + layer.inputs * layer.outputs;
    for (; at < end; at++) weights[at] = sd * normal();
    at += layer.outputs;
  }
  return weights;
}
