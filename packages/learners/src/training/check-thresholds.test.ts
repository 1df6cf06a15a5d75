import { describe, expect, it } from 'vitest';
import { checkThresholds } from './check-thresholds.js';
import type { TrainedClassifier } from './classifier.js';

const classifier: TrainedClassifier = {
  ...{ state: 'trained', subject: 'Ice', column: 0, calibration: { kind: 'platt', a: 1, g: 0, b: 0 } },
  ...{ targetPrecision: 0.9, acceptThreshold: 0.7, reviewThreshold: 0.4, reviewOnly: null, metrics: null },
  thresholdBasis: {
    bounds: [{ probability: 0.7, predictions: 600, hits: 590, bound: 0.97 }],
    ...{ laterBounds: [], positives: 600, trainingPrevalence: 0.2, f1Threshold: 0.4 },
  },
};

/** Held-out documents that would be published, of which some have the subject. */
function heldOut(documents: number, right: number) {
  const cells = Int8Array.from({ length: documents }, (_, i) => Number(i < right));
  const truth = { documents, subjects: 1, cells };
  return { truth, probabilities: new Float64Array(documents).fill(0.8), decisions: new Uint8Array(documents) };
}

describe('a promise that held-out documents', () => {
  it('surely contradict is taken back, with the reason', () => {
    expect(checkThresholds([classifier], heldOut(100, 44))).toMatchObject([
      { acceptThreshold: null, reviewThreshold: 0.4, reviewOnly: { code: 'not-kept-held-out' } },
    ]);
  });

  it('bear out stays as it is', () => {
    expect(checkThresholds([classifier], heldOut(100, 90))).toMatchObject([
      { acceptThreshold: 0.7, reviewThreshold: 0.4, reviewOnly: null },
    ]);
  });

  it('contradict cannot be given again for the same target', () => {
    const [withdrawn] = checkThresholds([classifier], heldOut(100, 44));
    expect(withdrawn).toMatchObject({ thresholdBasis: { bounds: [{ heldOut: { predictions: 100, hits: 44 } }] } });
  });
});
