import { describe, expect, it } from 'vitest';
import { parseInput } from '../parse-input.js';
import { resolveThresholds, setThreshold } from './set-threshold.js';

const ids = { versionId: 1, subjectId: 2 };

describe('the input of setThreshold', () => {
  it.each([
    ['a target precision', { targetPrecision: 0.9 }, { kind: 'target', precision: 0.9 }],
    ['review only', { reviewOnly: true }, { kind: 'review-only', review: null }],
    [
      'review only from a threshold on',
      { reviewOnly: true, reviewThreshold: 0.3 },
      { kind: 'review-only', review: 0.3 },
    ],
    ['what training chose', { asTrained: true }, { kind: 'as-trained', withAllStopped: false }],
    [
      'what training chose, for all that were stopped together',
      { asTrained: true, withAllStopped: true },
      { kind: 'as-trained', withAllStopped: true },
    ],
    ['accept outright', { acceptThreshold: 0.8 }, { kind: 'outright', accept: 0.8, review: null }],
    ['both outright', { acceptThreshold: 0.8, reviewThreshold: 0.8 }, { kind: 'outright', accept: 0.8, review: 0.8 }],
    [
      'nulls as if left out',
      { targetPrecision: null, reviewThreshold: 0.2 },
      { kind: 'outright', accept: null, review: 0.2 },
    ],
  ])('understands %s', (_name, given, change) => {
    expect(parseInput(setThreshold.input, { ...ids, ...given })).toEqual({ ...ids, change });
  });

  it.each([
    ['nothing', {}],
    ['a target and a threshold', { targetPrecision: 0.9, acceptThreshold: 0.8 }],
    ['review only with an accept threshold', { reviewOnly: true, acceptThreshold: 0.8 }],
    ['what training chose with a target', { asTrained: true, targetPrecision: 0.9 }],
    ['what training chose with a threshold', { asTrained: true, reviewThreshold: 0.3 }],
    ['another target for all that were stopped together', { targetPrecision: 0.9, withAllStopped: true }],
    ['review above accept', { acceptThreshold: 0.5, reviewThreshold: 0.6 }],
    ['a probability of nought', { reviewThreshold: 0 }],
    ['a probability over one', { acceptThreshold: 1.1 }],
    ['an accept threshold that publishes what cannot be relied on', { acceptThreshold: 0.49 }],
    ['a target that is hardly one', { targetPrecision: 0.4 }],
    ['a target that nothing can promise', { targetPrecision: 1 }],
  ])('refuses %s', (_name, given) => {
    expect(() => parseInput(setThreshold.input, { ...ids, ...given })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});

describe('resolveThresholds', () => {
  const basis = {
    bounds: [
      { probability: 0.5, predictions: 100, hits: 80, bound: 0.77 },
      { probability: 0.8, predictions: 60, hits: 57, bound: 0.93 },
    ],
    laterBounds: [],
    positives: 120,
    trainingPrevalence: null,
    f1Threshold: 0.4,
  };
  const current = {
    thresholds: { accept: 0.9, review: 0.6 },
    targetPrecision: 0.95,
    promise: 'together',
    reason: null,
  } as const;
  const asTrained = { ...current, thresholds: { accept: 0.85, review: 0.5 } };
  const stored = { inForce: current, asTrained, basis };

  it('puts back what training chose, with its target and promise', () => {
    const own = { ...current, targetPrecision: 0.7, promise: 'each' } as const;
    expect(resolveThresholds({ kind: 'as-trained', withAllStopped: false }, { ...stored, inForce: own })).toEqual(
      asTrained,
    );
  });

  it('takes the lowest accept threshold that promises the target, and the F1 threshold for review', () => {
    expect(resolveThresholds({ kind: 'target', precision: 0.9 }, stored)).toEqual({
      thresholds: { accept: 0.8, review: 0.4 },
      targetPrecision: 0.9,
      promise: 'each',
      reason: null,
    });
  });

  it('keeps review at accept where the F1 threshold lies above', () => {
    const resolved = resolveThresholds(
      { kind: 'target', precision: 0.75 },
      { ...stored, basis: { ...basis, f1Threshold: 0.7 } },
    );
    expect(resolved.thresholds).toEqual({ accept: 0.5, review: 0.5 });
  });

  it('raises what is required by the drift ratio of a version of before, as its training did', () => {
    const resolved = resolveThresholds(
      { kind: 'target', precision: 0.7 },
      { ...stored, basis: { ...basis, driftRatio: 1.5 } },
    );
    expect(resolved.thresholds.accept).toBe(0.8);
  });

  it('makes the subject review only, with the reason, where no threshold promises the target', () => {
    expect(resolveThresholds({ kind: 'target', precision: 0.99 }, stored)).toMatchObject({
      thresholds: { accept: null, review: 0.4 },
      targetPrecision: 0.99,
      reason: expect.stringContaining('93.0%'),
    });
  });

  it.each([
    ['accept above review', { accept: 0.7, review: null }, { accept: 0.7, review: 0.6 }],
    ['accept below review takes review down', { accept: 0.5, review: null }, { accept: 0.5, review: 0.5 }],
    ['review alone', { accept: null, review: 0.3 }, { accept: 0.9, review: 0.3 }],
  ])('sets %s', (_name, change, thresholds) => {
    expect(resolveThresholds({ kind: 'outright', ...change }, stored).thresholds).toEqual(thresholds);
  });

  it('keeps the promise for all together where review alone is moved', () => {
    const resolved = resolveThresholds({ kind: 'outright', accept: null, review: 0.3 }, stored);
    expect(resolved).toEqual({ ...current, thresholds: { accept: 0.9, review: 0.3 } });
  });

  it('refuses a review threshold above the accept threshold in force', () => {
    expect(() => resolveThresholds({ kind: 'outright', accept: null, review: 0.95 }, stored)).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        issues: [expect.objectContaining({ path: 'reviewThreshold' })],
      }),
    );
  });

  it('drops the accept threshold for review only', () => {
    expect(resolveThresholds({ kind: 'review-only', review: null }, stored).thresholds).toEqual({
      accept: null,
      review: 0.6,
    });
  });
});
