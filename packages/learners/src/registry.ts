import type { WordVectors } from '@classmark/embeddings';
import type { Learner } from '@classmark/learner';
import type { LoadTensorFlow } from './linear-tf/tensorflow-backend.js';
import type { EncoderMark } from './vectors/encoded-vector.js';

export const learnerIds = ['linear', 'linear-sgd', 'linear-tf', 'cnn'] as const;
export type LearnerId = (typeof learnerIds)[number];

/** What some learners need to fit. Scoring needs none of it. */
export interface Backends {
  readonly tensorflow?: LoadTensorFlow;
  /** What `linear` makes vectors of documents of, and `cnn` begins with. */
  readonly wordVectors?: WordVectors;
  /** In their place: the encoder that documents come with the vectors of. */
  readonly encoder?: EncoderMark;
}

export function isLearnerId(id: string): id is LearnerId {
  return learnerIds.some((known) => known === id);
}

const loaders: Readonly<Record<LearnerId, (backends: Backends) => Promise<Learner>>> = {
  linear: async (backends) => {
    const { createLinearLearner, linearLearner } = await import('./linear/learner.js');
    const { wordVectors, encoder } = backends;
    return wordVectors === undefined && encoder === undefined ? linearLearner : createLinearLearner(backends);
  },
  'linear-sgd': async () => (await import('./linear-sgd/learner.js')).linearSgdLearner,
  'linear-tf': async ({ tensorflow = refuseTensorFlow }) =>
    (await import('./linear-tf/learner.js')).createLinearTfLearner(tensorflow),
  cnn: async ({ wordVectors }) => (await import('./cnn/learner.js')).createCnnLearner(wordVectors),
};

/** Loads a learner's code when it is first asked for, and its back end when it first fits. */
export function loadLearner(id: LearnerId, backends: Backends = {}): Promise<Learner> {
  return loaders[id](backends);
}

async function refuseTensorFlow(): Promise<never> {
  throw new Error('To fit, the learner "linear-tf" must be loaded with TensorFlow.js.');
}
