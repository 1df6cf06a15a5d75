import { SparseRowsBuilder } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { BayesFactors } from './bayes-factors.js';

/** Rows with a 1 in some columns. */
function rowsOf(rows: readonly (readonly number[])[], columns: number) {
  const builder = new SparseRowsBuilder(columns);
  for (const row of rows) builder.push(Uint32Array.from(row), new Float32Array(row.length).fill(0.5), row.length);
  return builder.view();
}

const rows = rowsOf([[0, 1], [0, 2], [1, 2], [2], [0, 1, 2]], 3);

/** By the formula. */
function expected(positives: readonly number[], negatives: readonly number[], power: number): number[] {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const ratios = positives.map((p, i) => Math.log(p / sum(positives) / ((negatives[i] ?? 0) / sum(negatives))));
  const mean = sum(ratios.map((ratio) => ratio ** 2)) / ratios.length;
  return ratios.map((ratio) => (ratio ** 2 / mean) ** power);
}

function expectClose(actual: Float32Array, wanted: readonly number[]): void {
  expect(actual).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(actual[i]).toBeCloseTo(value, 5);
}

describe("naive Bayes's factors", () => {
  it.each([0.5, 1, 0.25])('are log ratios of smoothed counts by their root mean square, to the power %d', (power) => {
    const targets = Int8Array.of(1, -1, -1, -1, 1);
    expectClose(new BayesFactors(rows, power).square(targets), expected([3, 3, 2], [2, 2, 4], power));
  });

  it('count the known rows alone', () => {
    const targets = Int8Array.of(1, -1, -1, -1, 0);
    expectClose(new BayesFactors(rows, 0.5).square(targets), expected([2, 2, 1], [2, 2, 4], 0.5));
  });

  it('are those of each subject, whichever was before', () => {
    const factors = new BayesFactors(rows, 0.5);
    factors.square(Int8Array.of(-1, 1, 0, 1, -1));
    expectClose(factors.square(Int8Array.of(1, -1, -1, -1, 1)), expected([3, 3, 2], [2, 2, 4], 0.5));
  });

  it('are 1 where no column tells anything', () => {
    const same = rowsOf([[0], [0]], 1);
    expectClose(new BayesFactors(same, 0.5).square(Int8Array.of(1, -1)), [1]);
  });
});
