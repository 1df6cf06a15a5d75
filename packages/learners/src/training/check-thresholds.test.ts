import { describe, expect, it } from 'vitest';
import { checkThresholds } from './check-thresholds.js';
import type { TrainedClassifier } from './classifier.js';

const classifier: TrainedClassifier = {
  ...{ state: 'trained', subject: 'Ice', column: 0, calibration: { kind: 'platt', a: 1, g: 0, b: 0 } },
  ...{
    targetPrecision: 0.9,
    promise: 'each',
    acceptThreshold: 0.7,
    reviewThreshold: 0.4,
    reviewOnly: null,
    metrics: null,
  },
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

describe('a promise for all together that held-out documents', () => {
  const together = (): TrainedClassifier => ({ ...classifier, promise: 'together' });
  /** A subject's suggestions for 60 documents, `right` of them right; none where it is left out. */
  const ofSubjects = (...right: number[]) => {
    const subjects = right.length;
    const cells = Int8Array.from({ length: 60 * subjects }, (_, cell) =>
      Number(Math.floor(cell / subjects) < (right[cell % subjects] ?? 0)),
    );
    const probabilities = new Float64Array(cells.length).fill(0.8);
    return { truth: { documents: 60, subjects, cells }, probabilities, decisions: new Uint8Array(cells.length) };
  };

  it('bear out by all stays with a subject that is under the target', () => {
    const checked = checkThresholds([together(), together()], ofSubjects(60, 46));
    expect(checked).toMatchObject([{ acceptThreshold: 0.7 }, { acceptThreshold: 0.7 }]);
  });

  it('surely contradict is taken back from all, but for a subject that is promised by itself', () => {
    const checked = checkThresholds([together(), together(), classifier], ofSubjects(55, 30, 60));
    const reason = { code: 'not-kept-together', reason: { heldOut: { predictions: 120, hits: 85 } } };
    expect(checked).toMatchObject([{ reviewOnly: reason }, { reviewOnly: reason }, { acceptThreshold: 0.7 }]);
  });

  it('surely contradict of one subject is taken back from that one', () => {
    const checked = checkThresholds([together(), together()], ofSubjects(60, 6));
    expect(checked).toMatchObject([{ acceptThreshold: 0.7 }, { reviewOnly: { code: 'mostly-wrong' } }]);
  });
});
