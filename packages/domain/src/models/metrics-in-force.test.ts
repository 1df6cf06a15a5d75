import { describe, expect, it } from 'vitest';
import { metricsInForce } from './metrics-in-force.js';
import type { StoredMetrics } from './stored-classifier.js';

const metrics: StoredMetrics = {
  support: 4,
  precision: 0.5,
  recall: 0.5,
  f1: 0.5,
  f1Threshold: 0.4,
  averagePrecision: 0.6,
  atTarget: null,
  confusion: { tp: 2, fp: 2, fn: 2, tn: 10 },
  precisionRecallCurve: [
    { threshold: 0.9, precision: 1, recall: 0.25 },
    { threshold: 0.7, precision: 0.75, recall: 0.5 },
    { threshold: 0.4, precision: 0.5, recall: 1 },
  ],
  reliability: [],
};

describe('metricsInForce', () => {
  it.each([
    ['a threshold of the curve', 0.7, 0.75],
    ['a threshold between two of them', 0.6, 0.75],
    ['a threshold that nothing reaches', 0.95, undefined],
    ['no threshold', null, undefined],
  ])('at %s has what is published from there up', (_name, accept, precision) => {
    expect(metricsInForce(metrics, accept).atAccept?.precision).toBe(precision);
  });

  it('has no F1 where no test document has the subject', () => {
    expect(metricsInForce(metrics, null).f1).toBe(0.5);
    expect(metricsInForce({ ...metrics, support: 0, f1: 0 }, null).f1).toBeNull();
  });
});
