import {
  averagePrecision,
  confusionPerSubject,
  macroAverage,
  microAverage,
  pooledLabels,
  precisionRecallCurve,
  precisionRecallF1,
  probabilityMetrics,
  rankingMetrics,
  reliabilityCurve,
  scoredLabels,
  subsetAccuracy,
} from '@classmark/evaluation';
import { describe, expect, it } from 'vitest';
import { fixture, probabilities, truth } from './metrics-fixture.js';

const confusions = confusionPerSubject(truth, Uint8Array.from(fixture.predicted));
const digits = 9;

describe('metrics with unknown cells and ties, against scikit-learn', () => {
  it('counts each subject the same', () => {
    expect(confusions).toEqual(fixture.perSubject.map(({ confusion }) => confusion));
  });

  it('gives each subject the same precision, recall and F1', () => {
    for (const [j, confusion] of confusions.entries()) {
      const expected = fixture.perSubject[j];
      const { precision, recall, f1 } = precisionRecallF1(confusion);
      expect([precision, recall, f1]).toEqual(
        [expected?.precision, expected?.recall, expected?.f1].map((x) => expect.closeTo(x ?? Number.NaN, digits)),
      );
    }
  });

  it.each(['micro', 'macro'] as const)('gives the same %s average', (kind) => {
    const { precision, recall, f1 } = kind === 'micro' ? microAverage(confusions) : macroAverage(confusions);
    expect(precision).toBeCloseTo(fixture[kind].precision, digits);
    expect(recall).toBeCloseTo(fixture[kind].recall, digits);
    expect(f1).toBeCloseTo(fixture[kind].f1, digits);
  });

  it('gives the same subset accuracy', () => {
    expect(subsetAccuracy(truth, Uint8Array.from(fixture.predicted))).toBeCloseTo(fixture.subsetAccuracy, digits);
  });

  it('gives the same average precision, and none without a positive', () => {
    for (const [j, { averagePrecision: expected }] of fixture.perSubject.entries()) {
      const actual = averagePrecision(scoredLabels(truth, probabilities, j));
      if (expected === null) expect(actual).toBeNull();
      else expect(actual).toBeCloseTo(expected, digits);
    }
  });

  it('draws the same precision-recall curve down to full recall', () => {
    for (const [j, { curve }] of fixture.perSubject.entries()) {
      const [precisions = [], recalls = [], thresholds = []] = curve ?? [];
      const first = recalls.lastIndexOf(1);
      const points = precisionRecallCurve(scoredLabels(truth, probabilities, j)).reverse();
      expect(points.map((p) => p.threshold)).toEqual(curve === null ? [] : thresholds.slice(first));
      for (const [i, point] of points.entries()) {
        expect(point.precision).toBeCloseTo(precisions[first + i] ?? Number.NaN, digits);
        expect(point.recall).toBeCloseTo(recalls[first + i] ?? Number.NaN, digits);
      }
    }
  });

  it.each(fixture.ranking)('ranks the same among the first $k', ({ k, ...expected }) => {
    const metrics = rankingMetrics(truth, probabilities, k);
    expect(metrics?.lrap).toBeCloseTo(expected.lrap, digits);
    expect(metrics?.precisionAtK).toBeCloseTo(expected.precisionAtK, digits);
    expect(metrics?.recallAtK).toBeCloseTo(expected.recallAtK, digits);
    expect(metrics?.ndcgAtK).toBeCloseTo(expected.ndcgAtK, digits);
  });

  it('gives the same Brier score, log loss and expected calibration error', () => {
    const metrics = probabilityMetrics(pooledLabels(truth, probabilities));
    expect(metrics?.brier).toBeCloseTo(fixture.pooled.brier, digits);
    expect(metrics?.logLoss).toBeCloseTo(fixture.pooled.logLoss, digits);
    expect(metrics?.ece).toBeCloseTo(fixture.pooled.ece, digits);
  });

  it('draws the same reliability curve', () => {
    const bins = reliabilityCurve(pooledLabels(truth, probabilities));
    const { observed, meanProbability } = fixture.pooled.reliability;
    expect(bins.map((bin) => bin.observed)).toEqual(observed.map((x) => expect.closeTo(x, digits)));
    expect(bins.map((bin) => bin.meanProbability)).toEqual(meanProbability.map((x) => expect.closeTo(x, digits)));
  });
});
