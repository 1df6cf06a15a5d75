import { describe, expect, it } from 'vitest';
import type { Classifier } from './classifier.js';
import { decideForF1, decideToAccept, mustGiveOne } from './decide-subjects.js';

function trained(f1Threshold: number, acceptThreshold: number | null = null): Classifier {
  return {
    state: 'trained',
    subject: 'whales',
    column: 0,
    calibration: { kind: 'platt', a: 1, g: 0, b: 0 },
    targetPrecision: 0.9,
    promise: 'each',
    acceptThreshold,
    reviewThreshold: f1Threshold,
    reviewOnly: null,
    thresholdBasis: {
      bounds: [],
      laterBounds: [],
      positives: 10,
      trainingPrevalence: 0.1,
      f1Threshold,
    },
    metrics: null,
  };
}

const universal: Classifier = {
  state: 'skipped',
  subject: 'life',
  reason: { code: 'no-negatives', positives: 9, isUniversal: true, inTestSet: 0 },
};
const unseen: Classifier = {
  state: 'skipped',
  subject: 'myth',
  reason: { code: 'no-positives', negatives: 9, inTestSet: 0 },
};
const classifiers = [trained(0.4), trained(0.5), universal, unseen];
const nan = Number.NaN;

describe('deciding for F1', () => {
  it.each([
    {
      name: 'gives what reaches its own threshold',
      probabilities: [0.4, 0.49, nan, nan],
      giveOne: true,
      given: [1, 0, 1, 0],
    },
    {
      name: 'gives the likeliest where nothing does',
      probabilities: [0.2, 0.3, nan, nan],
      giveOne: true,
      given: [0, 1, 1, 0],
    },
    {
      name: 'gives nothing that is unlikely',
      probabilities: [0.1, 0.05, nan, nan],
      giveOne: true,
      given: [0, 0, 1, 0],
    },
    { name: 'may give nothing', probabilities: [0.2, 0.3, nan, nan], giveOne: false, given: [0, 0, 1, 0] },
  ])('$name', ({ probabilities, giveOne, given }) => {
    expect([...decideForF1(Float64Array.from(probabilities), classifiers, giveOne)]).toEqual(given);
  });
});

describe('deciding to accept', () => {
  it('gives what reaches an accept threshold, and nothing of a subject without one', () => {
    const decisions = decideToAccept(Float64Array.from([0.8, 0.99, 0.79, 0.99]), [trained(0.4, 0.8), trained(0.4)]);
    expect([...decisions]).toEqual([1, 0, 0, 0]);
  });
});

describe('each document gets one', () => {
  it.each([
    { name: 'where all have one beside the universal', counts: [0, 0, 90, 10], expected: true },
    { name: 'not where 3 % have none beside the universal', counts: [0, 3, 97], expected: false },
    { name: 'not without labels', counts: [], expected: false },
  ])('$name', ({ counts, expected }) => {
    expect(mustGiveOne(counts, classifiers)).toBe(expected);
  });
});
