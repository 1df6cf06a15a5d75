import { type LoadedTensorFlow, loadTensorFlow } from '@classmark/tensorflow';
import { beforeAll, it } from 'vitest';
import { loadNativeTensorFlow } from './native-tensorflow.js';

const missing = (): never => {
  throw new Error('The native back end is tried beside this one.');
};
const portable = await loadTensorFlow({ requireNative: missing });
const native = await loadNativeTensorFlow();

/** What is compared with: WebAssembly, and the native TensorFlow where there is one. */
export const backends: readonly [LoadedTensorFlow, ...LoadedTensorFlow[]] =
  native === null ? [portable] : [portable, native];

/** What TensorFlow.js calls them. */
const registered = { node: 'tensorflow', wasm: 'wasm', cpu: 'cpu' } as const;

/** Makes the tests of a file or block run on a back end: all that are loaded share one engine. */
export function useBackend({ tf, backend }: LoadedTensorFlow): void {
  beforeAll(async () => {
    if (!(await tf.setBackend(registered[backend]))) throw new Error(`TensorFlow.js cannot run on ${backend}.`);
  });
}

/** Says aloud, as a skipped test, that the native TensorFlow is not there. */
export function skipWithoutNative(name: string): void {
  if (native === null) it.skip(`${name} on the native TensorFlow`);
}
