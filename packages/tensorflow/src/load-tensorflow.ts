import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs-core';

/** What every back end offers; layers and data come with none. */
export type TensorFlowApi = Omit<typeof TensorFlow, 'default'>;

/** `node` is the native TensorFlow, `wasm` runs everywhere, `cpu` is plain JavaScript and slow. */
export type TensorFlowBackendName = 'node' | 'wasm' | 'cpu';

export interface LoadedTensorFlow {
  readonly tf: TensorFlowApi;
  readonly backend: TensorFlowBackendName;
  /** Why it is not the native one. */
  readonly reason?: string;
}

/** What is loaded from where; the defaults are this package's dependencies. */
export interface TensorFlowSources {
  /** Gives `@tensorflow/tfjs-node`, or throws. */
  readonly requireNative?: () => unknown;
  /** Where the .wasm files lie; ends in a separator. */
  readonly wasmFolder?: string;
}

const require = createRequire(import.meta.url);

/** Loads the best TensorFlow.js back end that this machine has, and says why it is not a better one. */
export async function loadTensorFlow(sources: TensorFlowSources = {}): Promise<LoadedTensorFlow> {
  const { requireNative = requireTfjsNode, wasmFolder = findWasmFolder() } = sources;
  try {
    restoreRemovedUtilities();
    const tf = requireNative();
    if (!isTensorFlow(tf)) throw new Error('it is not TensorFlow.js');
    await tf.ready();
    return { tf, backend: 'node' };
  } catch (error) {
    return loadPortable(wasmFolder, `@tensorflow/tfjs-node did not load: ${firstLine(error)}`);
  }
}

async function loadPortable(wasmFolder: string, reason: string): Promise<LoadedTensorFlow> {
  const { default: tf } = await import('@tensorflow/tfjs');
  tf.enableProdMode();
  try {
    const { default: wasm } = await import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(wasmFolder);
    if (await tf.setBackend('wasm')) return { tf, backend: 'wasm', reason };
    throw new Error('it could not be initialised');
  } catch (error) {
    await tf.setBackend('cpu');
    return { tf, backend: 'cpu', reason: `${reason}; wasm did not load: ${firstLine(error)}` };
  }
}

function requireTfjsNode(): unknown {
  return require('@tensorflow/tfjs-node');
}

/** Node 23 removed two functions that tfjs-node 4.22 still calls. */
function restoreRemovedUtilities(): void {
  const util: { isNullOrUndefined?: unknown; isArray?: unknown } = require('node:util');
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= Array.isArray;
}

function findWasmFolder(): string {
  return join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist') + sep;
}

function isTensorFlow(value: unknown): value is TensorFlowApi {
  return typeof value === 'object' && value !== null && 'tidy' in value && 'train' in value && 'ready' in value;
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}
