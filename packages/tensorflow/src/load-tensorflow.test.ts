import { describe, expect, it } from 'vitest';
import { loadTensorFlow, type TensorFlowApi } from './load-tensorflow.js';

const missing = (): never => {
  throw new Error("Cannot find module '@tensorflow/tfjs-node'\nRequire stack: …");
};

function sumOfSquares(tf: TensorFlowApi): number {
  return tf.tidy(() => tf.sum(tf.square(tf.tensor1d([1, 2, 3]))).dataSync()[0] ?? 0);
}

describe('TensorFlow.js', () => {
  it('is the native one where that loads', async () => {
    const native: { ready: () => Promise<void>; tidy: null; train: null } = {
      ready: async () => {},
      tidy: null,
      train: null,
    };
    const loaded = await loadTensorFlow({ requireNative: () => native });
    expect(loaded).toEqual({ tf: native, backend: 'node' });
  });

  it('runs on WebAssembly where the native one does not load, and says why in one line', async () => {
    const { tf, backend, reason } = await loadTensorFlow({ requireNative: missing });
    expect([backend, reason]).toEqual([
      'wasm',
      "@tensorflow/tfjs-node did not load: Cannot find module '@tensorflow/tfjs-node'",
    ]);
    expect([tf.getBackend(), sumOfSquares(tf)]).toEqual(['wasm', 14]);
  });

  it('does not take just anything for the native one', async () => {
    const { backend, reason } = await loadTensorFlow({ requireNative: () => ({}) });
    expect([backend, reason]).toEqual(['wasm', '@tensorflow/tfjs-node did not load: it is not TensorFlow.js']);
  });
});
