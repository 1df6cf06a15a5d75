import { expect, it } from 'vitest';
import { corpusOf, examples, VotingLearner } from '../testing/voting-learner.js';
import { updateClassifiers } from './update-classifiers.js';

it('refuses a version whose learner cannot learn on', async () => {
  const version = {
    learner: new VotingLearner(),
    parameters: null,
    weights: new Map(),
    classifiers: [],
    knownWordsFloor: null,
    giveOne: false,
    provenance: {},
  };
  const corpus = corpusOf(examples(10));
  const signal = new AbortController().signal;
  const updating = updateClassifiers({ version, decisions: corpus, test: corpus, signal, onProgress: () => {} });
  await expect(updating).rejects.toThrow('Parameter "learner" must be one that can update a version; got "voting".');
});
