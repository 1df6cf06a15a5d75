import { describe, expect, it } from 'vitest';
import { WeightTable } from './weight-table.js';

/** Column 1 has one weight, of subject 2; column 3 has three; the others none. */
const weights = {
  columns: Uint32Array.of(1, 3),
  starts: Uint32Array.of(0, 1, 4),
  subjects: Uint32Array.of(2, 0, 1, 2),
  weights: Float32Array.of(0.5, 1, -2, 4),
};

function score(row: readonly (readonly [column: number, value: number])[], scale = 1): number[] {
  const table = new WeightTable(8, 3, weights);
  const { columns, values } = table.row(row.length);
  row.forEach(([column, value], i) => {
    columns[i] = column;
    values[i] = value;
  });
  const scores = Float64Array.of(10, 20, 30);
  table.add(row.length, scale, scores);
  return [...scores];
}

describe('a table of weights', () => {
  it('adds the only weight of a column', () => {
    expect(score([[1, 4]])).toEqual([10, 20, 32]);
  });

  it('adds all weights of a column that has several', () => {
    expect(score([[3, 0.5]])).toEqual([10.5, 19, 32]);
  });

  it('adds nothing for columns without weights', () => {
    expect(
      score([
        [0, 1],
        [7, 1],
      ]),
    ).toEqual([10, 20, 30]);
  });

  it('multiplies values by the scale', () => {
    expect(
      score(
        [
          [3, 0.5],
          [0, 9],
          [1, 4],
        ],
        2,
      ),
    ).toEqual([11, 18, 38]);
  });

  it('makes room for long rows', () => {
    const long = Array.from({ length: 10_000 }, () => [1, 1] as const);
    expect(score(long)).toEqual([10, 20, 5030]);
  });
});
