import { readFileSync } from 'node:fs';
import {
  averagePrecision,
  betaCdf,
  confusionPerSubject,
  fitPlatt,
  jeffreysLowerBound,
  type LabelMatrix,
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
  toGroups,
} from '@classmark/evaluation';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const numbers = z.array(z.number());
const averages = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });
const fixture = z
  .object({
    documents: z.number(),
    subjects: z.number(),
    truth: numbers,
    probabilities: numbers,
    rawScores: numbers,
    predicted: numbers,
    perSubject: z.array(
      averages.extend({
        confusion: z.object({ tp: z.number(), fp: z.number(), fn: z.number(), tn: z.number() }),
        averagePrecision: z.number().nullable(),
        curve: z.tuple([numbers, numbers, numbers]).nullable(),
      }),
    ),
    micro: averages,
    macro: averages,
    subsetAccuracy: z.number(),
    ranking: z.object({ lrap: z.number(), ndcgAtK: z.number() }),
    pooled: z.object({
      brier: z.number(),
      logLoss: z.number(),
      ece: z.number(),
      reliability: z.object({ observed: numbers, meanProbability: numbers }),
    }),
    platt: z.object({ subject: z.number(), a: z.number(), b: z.number() }),
    beta: z.array(z.object({ a: z.number(), b: z.number(), quantile: z.number(), cdfAt: z.number(), cdf: z.number() })),
  })
  .parse(JSON.parse(readFileSync(new URL('fixtures/metrics.json', import.meta.url), 'utf8')));

const truth: LabelMatrix = {
  documents: fixture.documents,
  subjects: fixture.subjects,
  cells: Int8Array.from(fixture.truth),
};
const probabilities = Float64Array.from(fixture.probabilities);
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

  it('ranks the same', () => {
    const metrics = rankingMetrics(truth, probabilities, 5);
    expect(metrics?.lrap).toBeCloseTo(fixture.ranking.lrap, digits);
    expect(metrics?.ndcgAtK).toBeCloseTo(fixture.ranking.ndcgAtK, digits);
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

describe('calibration and thresholds, against SciPy', () => {
  it("finds the optimum of Platt's loss", () => {
    const scored = scoredLabels(truth, Float64Array.from(fixture.rawScores), fixture.platt.subject);
    const { a, b } = fitPlatt(toGroups({ ...scored, rivals: null }));
    expect(a).toBeCloseTo(fixture.platt.a, digits);
    expect(b).toBeCloseTo(fixture.platt.b, digits);
  });

  it.each(fixture.beta)('knows Beta($a, $b)', ({ a, b, quantile, cdfAt, cdf }) => {
    expect(jeffreysLowerBound(a - 0.5, b - 0.5)).toBeCloseTo(quantile, digits);
    expect(betaCdf(cdfAt, a, b)).toBeCloseTo(cdf, digits);
  });
});
