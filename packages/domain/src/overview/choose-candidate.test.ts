import { describe, expect, it } from 'vitest';
import { chooseCandidate, microF1Of, type NewestVersion } from './choose-candidate.js';

const deployedF1 = { low: 0.65, high: 0.75 };
const candidate: NewestVersion = {
  id: 3,
  wasDeployed: false,
  hasTrainedClassifiers: true,
  f1: { low: 0.76, high: 0.84 },
  deployedF1,
};

it.each<[string, readonly Partial<NewestVersion>[], number | null]>([
  ['that is better than what is deployed', [{}], 3],
  ['that is as good', [{ f1: deployedF1 }], 3],
  ['that is lower by no more than chance', [{ f1: { low: 0.55, high: 0.66 } }], 3],
  ['where nothing is deployed', [{ deployedF1: null }], 3],
  ['that cannot be compared', [{ f1: null }], 3],
  ['the newest of several models', [{}, { id: 9 }, { id: 5 }], 9],
  ['none that is surely worse', [{ f1: { low: 0.55, high: 0.64 } }], null],
  ['none that was deployed before', [{ wasDeployed: true }], null],
  ['none that has no trained classifier', [{ hasTrainedClassifiers: false }], null],
  ['none where there is no version', [], null],
])('chooses the candidate %s', (_name, versions, expected) => {
  expect(chooseCandidate(versions.map((change) => ({ ...candidate, ...change })))).toBe(expected);
});

describe('the micro-F1 of a version', () => {
  const figures = { precision: 0.6, recall: 0.6, f1: 0.6 };
  const evaluation = {
    documents: 100,
    micro: figures,
    macro: figures,
    intervals: { micro: { low: 0.5, high: 0.7 }, macro: { low: 0.5, high: 0.7 } },
    atTarget: { precision: null, recall: 0, coverage: 0, publishes: 0 },
    calibration: { ece: null, brier: null, logLoss: null },
  };

  it.each([
    ['with its interval', evaluation, { low: 0.5, high: 0.7 }],
    ['alone where no interval was kept', { ...evaluation, intervals: null }, { low: 0.6, high: 0.6 }],
    ['none without a test set', { ...evaluation, documents: 0, intervals: null }, null],
  ])('is given %s', (_name, stored, f1) => {
    expect(microF1Of(stored)).toEqual(f1);
  });
});
