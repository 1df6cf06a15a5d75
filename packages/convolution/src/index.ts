export { ConvolutionScorer } from './convolution-scorer.js';
export {
  ConvolutionTrainer,
  type LabelledBatch,
  type SavedTraining,
  type TrainerOptions,
} from './convolution-trainer.js';
export { createNetwork, lengthsOf, type Network, type NetworkShape } from './network.js';
