import { expect, it } from 'vitest';
import { keepsVectors } from './keeps-vectors.js';

it.each([
  ['a network, which begins with them', 'cnn', { filters: 128 }, true],
  ['linear by their weight', 'linear', { vectorWeight: 0.5 }, true],
  ['linear without a weight', 'linear', { vectorWeight: 0 }, false],
  ['a learner that has no use for them', 'linear-sgd', { bits: 19 }, false],
])('vectors are told to be used or not by %s', (_, learner, parameters, isUsed) => {
  expect(keepsVectors(learner, parameters)).toBe(isUsed);
});
