import { activations, type DeepLearningModel, type DenseLayer, type ModelHeader } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { Fields } from './fields.js';
import type { ModelIni } from './model-ini.js';
import { readBlocks } from './read-blocks.js';

function readLayer(fields: Fields, layer: number, sizes: readonly number[], isMaxout: boolean): DenseLayer {
  const inputCount = sizes[layer];
  const outputCount = sizes[layer + 1];
  const biases = fields.findNumbers(`bias_layer${layer}`) ?? [];
  const pieces = isMaxout ? biases.length / outputCount : 1;
  if (!Number.isInteger(pieces) || pieces < 1 || pieces > 2 || biases.length !== outputCount * pieces) {
    throw new MojoError('DAMAGED', `model.ini: "bias_layer${layer}" does not fit ${outputCount} units.`);
  }
  const weights = fields.numbers(`weight_layer${layer}`, inputCount * outputCount * pieces);
  return {
    inputCount,
    outputCount,
    pieces,
    weights: Float64Array.from(weights, Math.fround),
    biases: Float64Array.from(biases),
    scale: 1,
  };
}

/** What follows dropout is scaled down by what was kept. */
function dropoutScale(fields: Fields, layer: number): number {
  const ratio = fields.findNumbers('hidden_dropout_ratios')?.[layer] ?? 0;
  return ratio > 0 ? 1 - ratio : 1;
}

export function readDeepLearning(header: ModelHeader, { fields }: ModelIni): DeepLearningModel {
  const blocks = readBlocks(fields, header);
  const stated = fields.text('activation');
  const hasDropout = stated.endsWith('WithDropout');
  const activation = activations.find((one) => one === stated.replace(/WithDropout$/, ''));
  if (activation === undefined) throw new MojoError('NOT_SUPPORTED', `The activation "${stated}" is not supported.`);
  const sizes = fields.findNumbers('neural_network_sizes') ?? [];
  const slots = (blocks.offsets.at(-1) ?? 0) + blocks.numericCount;
  if (sizes.length < 2 || sizes.length > 100 || sizes[0] !== slots || sizes.at(-1) !== header.classCount) {
    throw new MojoError('DAMAGED', 'model.ini: "neural_network_sizes" does not fit the inputs and classes.');
  }
  const last = sizes.length - 2;
  const layers = sizes.slice(1).map((_, i) => {
    const layer = readLayer(fields, i, sizes, activation === 'Maxout' && i < last);
    return hasDropout && i < last ? { ...layer, scale: dropoutScale(fields, i) } : layer;
  });
  const factor = fields.findNumbers('norm_mul');
  const responseFactor = fields.findNumbers('norm_resp_mul')?.[0];
  return {
    ...header,
    algorithm: 'deeplearning',
    distribution: fields.text('distribution'),
    blocks,
    standardization:
      factor === null
        ? null
        : {
            factor: fields.numbers('norm_mul', blocks.numericCount),
            shift: fields.numbers('norm_sub', blocks.numericCount),
          },
    responseScale:
      responseFactor === undefined
        ? null
        : { factor: responseFactor, shift: fields.findNumbers('norm_resp_sub')?.[0] ?? 0 },
    activation,
    layers,
  };
}
