export {
  type LoadedTensorFlow,
  loadTensorFlow,
  type TensorFlowApi,
  type TensorFlowBackendName,
  type TensorFlowSources,
} from './load-tensorflow.js';
