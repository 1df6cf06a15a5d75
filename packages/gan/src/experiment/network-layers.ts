import type { GanSettings } from './gan-settings.js';

/** Minibatch discrimination's kernels, and the dimension of each. */
export const kernels = 5;
export const kernelDimension = 3;

/** Latent samples are evenly spaced over ± this, each with a uniform jitter below `latentJitter`. */
export const latentRange = 8;
export const latentJitter = 0.01;

/** Probabilities are cut off here before their logarithm is taken. */
export const leastProbability = 1e-5;
/** The feature loss is a square root; below this sum of squares its slope is 0. */
export const leastSquares = 1e-12;

export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** A dense layer. In a network's flat parameters each has its weights, `[inputs, outputs]`, and then its biases. */
export interface LayerShape {
  readonly inputs: number;
  readonly outputs: number;
  readonly isMinibatch?: boolean;
}

/** One hidden layer of softplus units, linear output. */
export const generatorLayers: readonly LayerShape[] = [
  { inputs: 1, outputs: 4 },
  { inputs: 4, outputs: 1 },
];

/** Two relu layers; a third, or minibatch features beside the second; a sigmoid output. */
export function discriminatorLayers({ minibatch }: GanSettings): readonly LayerShape[] {
  const first = [
    { inputs: 1, outputs: 8 },
    { inputs: 8, outputs: 8 },
  ];
  return minibatch
    ? [
        ...first,
        { inputs: 8, outputs: kernels * kernelDimension, isMinibatch: true },
        { inputs: 8 + kernels, outputs: 1 },
      ]
    : [...first, { inputs: 8, outputs: 8 }, { inputs: 8, outputs: 1 }];
}

/** How many numbers a network's flat parameters have. */
export function countParameters(layers: readonly LayerShape[]): number {
  return layers.reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);
}
