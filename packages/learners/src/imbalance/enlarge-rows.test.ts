import { countRows, createRandom, type SparseRows, SparseRowsBuilder } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { enlargeRows } from './enlarge-rows.js';
import { enlargements } from './strategies.js';

const columns = 40;

/** Twelve documents of length 1: the first eight, the positives, have terms of the first twenty columns alone. */
function documentRows(): SparseRows {
  const random = createRandom(3);
  const builder = new SparseRowsBuilder(columns);
  for (let row = 0; row < 12; row++) {
    const first = row < 8 ? 0 : 20;
    const own = Uint32Array.from(new Set(Array.from({ length: 6 }, () => first + random.below(20))));
    const drawn = Float64Array.from(own, () => 0.1 + random.next());
    const length = Math.hypot(...drawn);
    builder.push(
      own,
      drawn.map((value) => value / length),
      own.length,
    );
  }
  return builder.view();
}

const rows = documentRows();
const positives = [0, 1, 2, 3, 4, 5, 6, 7];
const enlarge = (strategy: (typeof enlargements)[number], seed = 1): SparseRows =>
  enlargeRows(rows, positives, { strategy, synthetic: 3, countedColumns: columns, seed });
const valuesOf = ({ indptr, values }: SparseRows, row: number): number[] => [
  ...values.subarray(indptr[row], indptr[row + 1]),
];
const columnsOf = ({ indptr, indices }: SparseRows, row: number): number[] => [
  ...indices.subarray(indptr[row], indptr[row + 1]),
];

describe.each(enlargements)('rows enlarged by %s', (strategy) => {
  const enlarged = enlarge(strategy);
  const made = Array.from({ length: countRows(enlarged) - 12 }, (_, i) => 12 + i);

  it('are the documents and as many more as are asked for', () => {
    expect(countRows(enlarged)).toBe(12 + 24);
    expect(enlarged.indices.subarray(0, rows.indices.length)).toEqual(rows.indices);
    expect(enlarged.values.subarray(0, rows.values.length)).toEqual(rows.values);
  });

  it('are as long as documents, and have no less than none of a term', () => {
    for (const row of made) {
      const values = valuesOf(enlarged, row);
      expect(Math.hypot(...values)).toBeCloseTo(1, 5);
      expect(Math.min(...values)).toBeGreaterThan(0);
    }
  });

  it('have terms of positives alone', () => {
    expect(made.flatMap((row) => columnsOf(enlarged, row)).filter((column) => column >= 20)).toEqual([]);
  });

  it('differ from each other and from the positives', () => {
    const texts = [...positives, ...made].map((row) =>
      JSON.stringify([columnsOf(enlarged, row), valuesOf(enlarged, row)]),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('are the same from the same seed', () => {
    expect(enlarge(strategy)).toEqual(enlarged);
    expect(enlarge(strategy, 2)).not.toEqual(enlarged);
  });
});

it('SMOTE mixes two positives', () => {
  const enlarged = enlarge('smote');
  const isOf = (row: number, first: number, second: number): boolean => {
    const terms = new Set([...columnsOf(rows, first), ...columnsOf(rows, second)]);
    return columnsOf(enlarged, row).every((column) => terms.has(column));
  };
  for (let row = 12; row < countRows(enlarged); row++) {
    const own = (row - 12) % positives.length;
    expect(positives.some((other) => other !== own && isOf(row, own, other))).toBe(true);
  }
});
