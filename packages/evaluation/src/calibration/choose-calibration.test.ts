import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { type Calibration, calibrate } from './calibration.js';
import { chooseCalibration as choose } from './choose-calibration.js';
import { PooledCalibration, type UnseenCells } from './pooled-calibration.js';

/** Of a subject that shares with no other. */
const chooseCalibration = (cells: UnseenCells) => choose(cells, new PooledCalibration().finish());

/** Cells whose score is uniform in -3 … 3 and whose label follows the given probability of score and other. */
function drawCells(count: number, probability: (score: number, other: number) => number): UnseenCells {
  const random = createRandom(7);
  const scores = Float64Array.from({ length: count }, () => 6 * random.next() - 3);
  const others = scores.map(() => 6 * random.next() - 3);
  const labels = Uint8Array.from(scores, (score, i) => (random.next() < probability(score, others[i] ?? 0) ? 1 : 0));
  return { labels, scores, others, folds: Uint8Array.from(scores, (_, i) => i % 5) };
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
/** Largest distance between a calibration and the truth it was drawn by. */
function worst(calibration: Calibration, truth: (score: number, other: number) => number): number {
  const grid = Array.from({ length: 21 }, (_, i) => -2 + i / 5);
  return Math.max(...grid.flatMap((s) => grid.map((r) => Math.abs(calibrate(calibration, s, r) - truth(s, r)))));
}

const plain = (score: number): number => sigmoid(2 * score - 1);
const compared = (score: number, other: number): number => sigmoid(2 * score - 2 * other);
const softplus = (z: number): number => Math.log1p(Math.exp(z));
const bent = (score: number): number => sigmoid(4 * softplus(score) - softplus(-score) / 4 - 1);
const stepped = (score: number): number => (score < -1 ? 0.02 : score < 1 ? 0.5 : 0.98);

describe('the chosen calibration', () => {
  it.each([
    { name: "Platt's where log odds are straight", truth: plain, kind: 'platt', usesOther: false },
    { name: 'with the best other score where labels hang on it', truth: compared, kind: 'platt', usesOther: true },
    { name: 'beta where the ends differ in slope', truth: bent, kind: 'beta', usesOther: false },
    { name: 'isotonic where probabilities go by steps', truth: stepped, kind: 'isotonic', usesOther: false },
  ])('is $name', ({ truth, kind, usesOther }) => {
    const { calibration } = chooseCalibration(drawCells(4000, truth));
    expect([calibration.kind, calibration.g !== 0]).toEqual([kind, usesOther]);
  });

  it.each([
    { cells: 800, within: 0.08 },
    { cells: 20_000, within: 0.02 },
  ])('comes near the truth on $cells cells, in groups or not', ({ cells, within }) => {
    const { calibration } = chooseCalibration(drawCells(cells, compared));
    expect(worst(calibration, compared)).toBeLessThan(within);
  });

  it('needs more than a few positives for anything but Platt', () => {
    const cells = drawCells(400, plain);
    const highest = cells.scores.toSorted().at(-4) ?? 0;
    const few = { ...cells, labels: Uint8Array.from(cells.scores, (score) => (score >= highest ? 1 : 0)) };
    expect(chooseCalibration(few).calibration).toMatchObject({ kind: 'platt', g: 0 });
  });

  it('gives each cell a probability by the other folds alone', () => {
    const cells = drawCells(500, plain);
    const other = { ...cells, labels: cells.labels.map((label, i) => (i === 2 ? 1 - label : label)) };
    const [before, after] = [chooseCalibration(cells).probabilities, chooseCalibration(other).probabilities];
    const change = before.map((p, i) => Math.abs(p - (after[i] ?? 0)));
    const ofFold = (fold: number): number => Math.max(...change.filter((_, i) => i % 5 === fold));
    expect(ofFold(2)).toBeLessThan(1e-6);
    expect(ofFold(3)).toBeGreaterThan(1e-4);
  });

  it('is in one fold what all cells say', () => {
    const cells = drawCells(300, plain);
    const { calibration, probabilities } = chooseCalibration({ ...cells, folds: new Uint8Array(300) });
    expect(probabilities[7]).toBeCloseTo(calibrate(calibration, cells.scores[7] ?? 0, 0), 9);
  });

  it('survives a subject without a cell', () => {
    const { calibration } = chooseCalibration(drawCells(0, plain));
    expect(calibrate(calibration, 1, 0)).toBeCloseTo(0.5, 9);
  });
});
