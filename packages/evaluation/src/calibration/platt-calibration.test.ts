import { describe, expect, it } from 'vitest';
import { calibrate as calibrateBoth, type PlattCalibration } from './calibration.js';
import { toGroups } from './cell-groups.js';
import { fitPlatt } from './platt-calibration.js';

const fit = (labels: number[], scores: number[]) =>
  fitPlatt(toGroups({ labels: Uint8Array.from(labels), scores: Float64Array.from(scores), others: null }));
const calibrate = (calibration: PlattCalibration, score: number) => calibrateBoth(calibration, score, 0);

describe("Platt's calibration", () => {
  it('stays away from certainty when scores separate the labels', () => {
    const calibration = fit([1, 1, 0, 0], [2, 1, -1, -2]);
    expect(calibrate(calibration, 2)).toBeLessThan(0.95);
    expect(calibrate(calibration, 2)).toBeGreaterThan(0.7);
  });

  it('gives every document the same probability when scores and labels run against each other', () => {
    const calibration = fit([1, 1, 0, 0, 0, 0], [-2, -1, 1, 2, 3, 4]);
    expect(calibrate(calibration, 4)).toBe(calibrate(calibration, -4));
    expect(calibrate(calibration, 0)).toBeCloseTo(3 / 8, 12);
  });

  it('survives scores of any size', () => {
    const calibration = fit([1, 0, 1, 0], [1e6, -1e6, 1e6, -1e6]);
    expect(calibrate(calibration, 1e6)).toBeGreaterThan(0.5);
    expect(calibrate(calibration, -1e6)).toBeLessThan(0.5);
  });

  it('stays near the share of yes when all scores are the same', () => {
    const probability = calibrate(fit([1, 0, 0, 0], [0.3, 0.3, 0.3, 0.3]), 0.3);
    expect(probability).toBeGreaterThan(0.25);
    expect(probability).toBeLessThan(0.4);
  });
});
