import type * as TensorFlow from '@tensorflow/tfjs-core';

/** TensorFlow.js with a back end that is ready. */
export interface TensorFlowBackend {
  readonly tf: Omit<typeof TensorFlow, 'default'>;
}

/** Gives it when a fit first needs it. */
export type LoadTensorFlow = () => Promise<TensorFlowBackend>;
