import { expect, it } from 'vitest';
import { compareClassifiers, type MeasuredClassifier } from './compare-versions.js';

function measured(subjectId: number, versionId: number, f1: number | null): MeasuredClassifier {
  const classifier = {
    versionId,
    subjectId,
    state: 'trained',
    reason: null,
    acceptThreshold: 0.9,
    reviewThreshold: 0.4,
    targetPrecision: 0.9,
    promise: 'each',
    prevalenceEstimate: null,
    isServing: versionId === 1,
  } as const;
  return { classifier, metrics: f1 === null ? null : { precision: f1 + 0.1, recall: f1 - 0.1, f1 } };
}

it('says by how much each figure changes', () => {
  const [comparison] = compareClassifiers([measured(10, 2, 0.75)], [measured(10, 1, 0.5)]);
  expect(comparison).toMatchObject({ candidate: { versionId: 2 }, serving: { versionId: 1 } });
  expect(comparison?.f1Change).toBeCloseTo(0.25);
  expect(comparison?.precisionChange).toBeCloseTo(0.25);
  expect(comparison?.recallChange).toBeCloseTo(0.25);
});

it('has no change where one side has no figures', () => {
  const [comparison] = compareClassifiers([measured(10, 2, null)], [measured(10, 1, 0.5)]);
  expect(comparison).toMatchObject({ f1Change: null, precisionChange: null, recallChange: null });
});

it('lists subjects that are new, then those that only what serves has', () => {
  const comparisons = compareClassifiers([measured(11, 2, 0.5)], [measured(10, 1, 0.5)]);
  expect(
    comparisons.map(({ subjectId, candidate, serving }) => [subjectId, candidate?.versionId, serving?.versionId]),
  ).toEqual([
    [11, 2, undefined],
    [10, undefined, 1],
  ]);
});
