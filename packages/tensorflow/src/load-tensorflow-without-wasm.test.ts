import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTensorFlow } from './load-tensorflow.js';

describe('TensorFlow.js where WebAssembly does not load either', () => {
  // TensorFlow's own loader tells the console what failed
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => vi.restoreAllMocks());

  it('runs in plain JavaScript, and says why', async () => {
    const requireNative = (): never => {
      throw new Error('not here');
    };
    const { tf, backend, reason } = await loadTensorFlow({ requireNative, wasmFolder: 'no-such-folder/' });
    expect([backend, tf.getBackend()]).toEqual(['cpu', 'cpu']);
    expect(reason).toMatch(/tfjs-node did not load: not here; wasm did not load: /);
  });
});
