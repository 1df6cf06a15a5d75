import { ParameterError } from '@classmark/learner';
import { loadLearner } from '@classmark/learners';
import { describe, expect, it } from 'vitest';
import { backends, skipWithoutNative, useBackend } from '../support/tensorflow-backends.js';
import { documentOf, inChunks, plantDocuments } from './planted-corpus.js';

const chunks = inChunks(plantDocuments(60), 30);

skipWithoutNative('linear-tf');

describe.each(backends)('linear-tf and TensorFlow.js on $backend', async (tensorflow) => {
  useBackend(tensorflow);
  const learner = await loadLearner('linear-tf', { tensorflow: async () => tensorflow });

  const train = (signal: AbortSignal, onProgress = () => {}, subjects = 3) =>
    learner.fit(() => chunks, subjects, learner.parseParameters({ passes: 3 }), { seed: 1, signal, onProgress });

  it('leaves no tensor behind after a fit', async () => {
    const before = tensorflow.tf.memory().numTensors;
    await train(new AbortController().signal);
    expect(tensorflow.tf.memory().numTensors).toBe(before);
  });

  it('leaves no tensor behind after an abort', async () => {
    const before = tensorflow.tf.memory().numTensors;
    const abort = new AbortController();
    await expect(train(abort.signal, () => abort.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
    expect(tensorflow.tf.memory().numTensors).toBe(before);
  });

  it('refuses more weights than its memory is meant for, before it reads a document', async () => {
    await expect(train(new AbortController().signal, () => {}, 5_000)).rejects.toThrow(ParameterError);
  });

  it('scores without TensorFlow.js', async () => {
    const encoded = learner.encode(await train(new AbortController().signal));
    const bare = await loadLearner('linear-tf');
    expect(bare.decide(bare.decode(encoded), [documentOf('glacier')])).toHaveLength(3);
  });

  it('says what it needs when it is to fit without TensorFlow.js', async () => {
    const bare = await loadLearner('linear-tf');
    const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
    await expect(bare.fit(() => chunks, 3, bare.parseParameters({}), context)).rejects.toThrow('TensorFlow.js');
  });
});
