import { expect, it } from 'vitest';
import { versionEvaluation } from './stored-classifier.js';

const figures = { precision: 0.8, recall: 0.7, f1: 0.75 };
const rest = {
  documents: 100,
  micro: figures,
  macro: figures,
  intervals: null,
  calibration: { ece: null, brier: null, logLoss: null },
};

it.each([
  ['as it is now', { publishes: 2 }],
  ['of versions of before', { deployed: 2 }],
])('an evaluation says how many subjects publish, %s', (_name, count) => {
  const stored = { ...rest, atTarget: { precision: 0.95, recall: 0.4, coverage: 0.5, ...count } };
  expect(versionEvaluation.parse(stored).atTarget).toEqual({
    precision: 0.95,
    recall: 0.4,
    coverage: 0.5,
    publishes: 2,
  });
});
