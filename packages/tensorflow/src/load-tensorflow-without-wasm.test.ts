import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const script = `
  import { loadTensorFlow } from '@classmark/tensorflow';
  const requireNative = () => { throw new Error('not here'); };
  console.warn = console.error = () => {}; // TensorFlow's own loader tells the console what failed
  const { tf, backend, reason } = await loadTensorFlow({ requireNative, wasmFolder: 'no-such-folder/' });
  console.log(JSON.stringify({ backends: [backend, tf.getBackend()], reason }));`;

/** In a process of its own: TensorFlow.js keeps a back end once it has one. */
it('TensorFlow.js runs in plain JavaScript where WebAssembly does not load either, and says why', () => {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({
    backends: ['cpu', 'cpu'],
    reason: expect.stringMatching(/tfjs-node did not load: not here; wasm did not load: /),
  });
});
