import { ConvolutionTrainer, createNetwork, type LabelledBatch, type Network } from '@classmark/convolution';
import { createRandom, shuffle } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { backends, skipWithoutNative, useBackend } from '../support/tensorflow-backends.js';

const [{ tf }] = backends;
type Tensor = ReturnType<typeof tf.tensor>;
type Scalar = ReturnType<typeof tf.scalar>;
const words = 19;
const shape = { dimensions: 8, widths: [2, 3], filters: 8, subjects: 3 };
const columns = 5 * shape.filters;
const random = createRandom(2);
/** No window occurs twice: of equal maxima the first counts, and in TensorFlow each has its part. */
const texts = [3, 7, 12].map((length) => {
  const order = Uint32Array.from({ length: words }, (_, word) => word);
  shuffle(order, random);
  return order.slice(0, length);
});
const targets = Int8Array.of(1, -1, 0, -1, 1, 1, 0, -1, -1);
const batch: LabelledBatch = { texts, targets };
const vectors = Array.from({ length: words }, () => null);
const network = createNetwork(shape, { intercepts: [0.2, -0.4, 0.1], vectors }, 7);

const names = ['words', 'filterWeights', 'biases', 'outputs', 'intercepts'] as const;
const sizes = {
  words: [words, shape.dimensions],
  filterWeights: [columns, shape.dimensions],
  biases: [2 * shape.filters],
  outputs: [shape.subjects, 2 * shape.filters],
  intercepts: [shape.subjects],
} as const;

/** What filters of one width find in a text: the largest of their sums over its windows. */
function findMaxima(inputs: Tensor, filters: Tensor, width: number): Tensor {
  const windows = (inputs.shape[0] ?? 0) - width + 1;
  const sums = Array.from({ length: width }, (_, offset) => {
    const own = tf.slice(filters, [offset * shape.filters, 0], [shape.filters, -1]);
    return tf.matMul(tf.slice(inputs, [offset, 0], [windows, -1]), own, false, true);
  });
  return tf.max(tf.addN(sums), 0);
}

/** The network of Kim (2014) as TensorFlow.js has it, without dropout: the mean cross-entropy of the known cells. */
function meanLoss(parts: readonly Tensor[]): Scalar {
  const [vectorsOfWords, filters, biases, outputs, intercepts] = parts;
  if (!vectorsOfWords || !filters || !biases || !outputs || !intercepts) throw new Error('A network has five parts.');
  const scores = texts.map((text) => {
    // Gathering as a product with ones, since not every back end has the slopes of gathering.
    const chosen = tf.oneHot(tf.tensor1d(Int32Array.from(text), 'int32'), words);
    const inputs = tf.matMul(tf.cast(chosen, 'float32'), vectorsOfWords);
    const narrow = findMaxima(inputs, tf.slice(filters, [0, 0], [16, -1]), 2);
    const wide = findMaxima(inputs, tf.slice(filters, [16, 0], [24, -1]), 3);
    const found = tf.relu(tf.add(tf.concat([narrow, wide]), biases));
    return tf.add(tf.reshape(tf.matMul(outputs, tf.reshape(found, [-1, 1])), [-1]), intercepts);
  });
  const margins = tf.mul(tf.concat(scores), tf.tensor1d(Float32Array.from(targets)));
  const known = tf.tensor1d(Float32Array.from(targets, Math.abs));
  const losses = tf.add(tf.relu(tf.neg(margins)), tf.log1p(tf.exp(tf.neg(tf.abs(margins)))));
  return tf.div<Scalar>(tf.sum(tf.mul(losses, known)), tf.sum(known));
}

function tensorsOf(from: Network): Tensor[] {
  return names.map((name) => tf.tensor(from[name].slice(), [...sizes[name]]));
}

const options = {
  ...{ rate: 0.01, dropout: 0, isStatic: false, yesWeights: Float64Array.of(1, 1, 1), seed: 1 },
  ...{ mostTexts: 3, mostWords: 12 },
};

skipWithoutNative('the convolutional network');

describe.each(backends)('the convolutional network, and the same by TensorFlow.js on $backend', (loaded) => {
  useBackend(loaded);

  it('have the same loss and slopes', () => {
    const trainer = new ConvolutionTrainer(network, options);
    const { value, grads } = tf.valueAndGrads((...parts: Tensor[]) => meanLoss(parts))(tensorsOf(network));
    const ours = trainer.findSlopesOf(batch);
    for (const [i, name] of names.entries()) {
      const theirs = grads[i]?.dataSync() ?? [];
      const largest = Math.max(...Array.from(ours[name], (slope, at) => Math.abs(slope - (theirs[at] ?? Number.NaN))));
      expect([name, largest < 1e-7]).toEqual([name, true]);
      expect(ours[name].some((slope) => slope !== 0)).toBe(true);
    }
    const { loss, cells } = trainer.learn(batch);
    expect(loss / cells).toBeCloseTo(value.dataSync()[0] ?? Number.NaN, 6);
  });

  it('take the same steps of Adam', () => {
    const trainer = new ConvolutionTrainer(network, options);
    const variables = tensorsOf(network).map((tensor) => tf.variable(tensor));
    const adam = tf.train.adam(options.rate, 0.9, 0.999, 1e-7);
    for (let step = 0; step < 8; step++) {
      trainer.learn(batch);
      adam.minimize(() => meanLoss(variables), false, variables);
    }
    const ours = trainer.network();
    for (const [i, name] of names.entries()) {
      const theirs = variables[i]?.dataSync() ?? [];
      const differences = Array.from(ours[name], (value, at) => Math.abs(value - (theirs[at] ?? Number.NaN)));
      expect([name, differences.filter((difference) => !(difference < 1e-4)).length]).toEqual([name, 0]);
    }
  });
});
