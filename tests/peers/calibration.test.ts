import {
  bestOtherScore,
  betaCdf,
  betaQuantile,
  calibrate,
  F1Thresholds,
  findBestOtherScores,
  fitBeta,
  fitIsotonic,
  fitPlatt,
  PrevalenceEstimator,
  scoredLabels,
  toGroups,
  unknownLabel,
} from '@classmark/evaluation';
import { describe, expect, it } from 'vitest';
import { fixture, probabilities, truth } from './metrics-fixture.js';

const digits = 9;
const { subject, ...expected } = fixture.calibrations;
const raw = Float64Array.from(fixture.rawScores);
const cells = scoredLabels(truth, raw, subject);
const found = findBestOtherScores(raw, truth.subjects);
const known = Array.from({ length: truth.documents }, (_, i) => i).filter(
  (i) => truth.cells[i * truth.subjects + subject] !== unknownLabel,
);
const others = Float64Array.from(known, (i) => bestOtherScore(found, i, subject));
const alone = toGroups({ ...cells, others: null });

describe('calibrations, against SciPy and scikit-learn', () => {
  it("find the optimum of Platt's loss", () => {
    const { a, b } = fitPlatt(alone);
    expect(a).toBeCloseTo(expected.platt.a, digits);
    expect(b).toBeCloseTo(expected.platt.b, digits);
  });

  it('find the optimum with the other beside the score', () => {
    const { a, g, b } = fitPlatt(toGroups({ ...cells, others }));
    expect(a).toBeCloseTo(expected.compared.a, digits);
    expect(g).toBeCloseTo(expected.compared.g, digits);
    expect(b).toBeCloseTo(expected.compared.b, digits);
  });

  it('find the optimum of both slopes of the beta curve', () => {
    const { below, above, shift } = fitBeta(alone);
    expect(below).toBeCloseTo(expected.beta.below, 7);
    expect(above).toBeCloseTo(expected.beta.above, 7);
    expect(shift).toBeCloseTo(expected.beta.shift, 7);
  });

  it('draw the same isotonic curve, between the cells and beyond them too', () => {
    const calibration = fitIsotonic(alone);
    const { scores, probabilities: of } = expected.isotonic;
    expect(scores.map((score) => calibrate(calibration, score, 0))).toEqual(of.map((p) => expect.closeTo(p, digits)));
  });
});

describe('thresholds and shares, against SciPy and NumPy', () => {
  const own = probabilities.filter((_, cell) => cell % truth.subjects === 0);

  it('cut at half of the highest expected F1', () => {
    const cuts = new F1Thresholds();
    cuts.add(own);
    expect(cuts.finish()).toEqual([expect.closeTo(fixture.expectedF1 / 2, digits)]);
  });

  it.each(fixture.shares)('estimate the share of a subject that was $training in training', (share) => {
    const estimator = new PrevalenceEstimator();
    for (const probability of own) estimator.add(probability);
    expect(estimator.estimate(share.training).estimated).toBeCloseTo(share.estimated, 3);
  });

  it.each(fixture.beta)('know Beta($a, $b)', ({ a, b, quantile, cdfAt, cdf }) => {
    expect(betaQuantile(0.2, a, b)).toBeCloseTo(quantile, digits);
    expect(betaCdf(cdfAt, a, b)).toBeCloseTo(cdf, digits);
  });
});
