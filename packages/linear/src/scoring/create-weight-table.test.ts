import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { createWeightTable } from './create-weight-table.js';
import type { PlacedWeights, WeightTable } from './weight-table.js';

type Row = readonly (readonly [column: number, value: number])[];

/** Column 1 has one weight, of subject 2; column 3 has three; the others none. */
const few: PlacedWeights = {
  columns: Uint32Array.of(1, 3),
  starts: Uint32Array.of(0, 1, 4),
  subjects: Uint32Array.of(2, 0, 1, 2),
  weights: Float32Array.of(0.5, 1, -2, 4),
};

/** Of two columns, with all weights but one. */
const most: PlacedWeights = {
  columns: Uint32Array.of(0, 1),
  starts: Uint32Array.of(0, 3, 5),
  subjects: Uint32Array.of(0, 1, 2, 0, 2),
  weights: Float32Array.of(1, -2, 4, 0.5, 3),
};

const listed = () => createWeightTable({ width: 8, subjects: 3 }, few);
const asGrid = () => createWeightTable({ width: 2, subjects: 3 }, most);

function score(table: WeightTable, row: Row, scale = 1): number[] {
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
  it.each<[string, () => WeightTable, Row, number, number[]]>([
    ['the only weight of a column', listed, [[1, 4]], 1, [10, 20, 32]],
    ['all weights of a column that has several', listed, [[3, 0.5]], 1, [10.5, 19, 32]],
    [
      'nothing for columns without weights',
      listed,
      [
        [0, 1],
        [7, 1],
      ],
      1,
      [10, 20, 30],
    ],
    [
      'values multiplied by the scale',
      listed,
      [
        [3, 0.5],
        [0, 9],
        [1, 4],
      ],
      2,
      [11, 18, 38],
    ],
    ['the weights of all subjects', asGrid, [[0, 0.5]], 1, [10.5, 19, 32]],
    ['nothing for a subject whose weight is missing', asGrid, [[1, 2]], 1, [11, 20, 36]],
    [
      'of all subjects, values multiplied by the scale',
      asGrid,
      [
        [1, 2],
        [0, 1],
      ],
      2,
      [14, 16, 50],
    ],
  ])('adds %s', (_, createTable, row, scale, scores) => {
    expect(score(createTable(), row, scale)).toEqual(scores);
  });

  it.each([
    ['listed', listed, [10, 20, 5030]],
    ['in a grid', asGrid, [5010, 20, 30_030]],
  ])('makes room for long rows (weights %s)', (_, createTable, scores) => {
    const long = Array.from({ length: 10_000 }, () => [1, 1] as const);
    expect(score(createTable(), long)).toEqual(scores);
  });

  it('adds the same to the bit, whether weights are listed or in a grid', () => {
    const random = createRandom(1);
    const columns = 50;
    const subjects = 7;
    const full: PlacedWeights = {
      columns: Uint32Array.from({ length: columns }, (_, column) => column),
      starts: Uint32Array.from({ length: columns + 1 }, (_, column) => subjects * column),
      subjects: Uint32Array.from({ length: columns * subjects }, (_, e) => e % subjects),
      weights: Float32Array.from({ length: columns * subjects }, () => random.next() - 0.5),
    };
    const row = full.columns;
    const scoreBy = (width: number): Float64Array => {
      const table = createWeightTable({ width, subjects }, full);
      table.row(row.length).columns.set(row);
      table.row(row.length).values.set(Float64Array.from(row, (column) => 1 / (column + 3)));
      const scores = new Float64Array(subjects);
      table.add(row.length, 0.7, scores);
      return scores;
    };
    expect(scoreBy(columns)).toEqual(scoreBy(10 * columns));
  });
});
