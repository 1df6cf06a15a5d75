import { expect, it } from 'vitest';
import { findRivals, rivalOf } from './rivals.js';

const rivalsIn = (row: number[]): number[] => {
  const rivals = findRivals(Float64Array.from(row), row.length);
  return row.map((_, subject) => rivalOf(rivals, 0, subject));
};

it.each([
  { name: 'the best of the others', row: [3, 1, 2], rivals: [2, 3, 3] },
  { name: 'as good as oneself in a tie', row: [3, 3, 1], rivals: [3, 3, 3] },
  { name: 'nobody where one is alone', row: [3], rivals: [0] },
  { name: 'never one without a score', row: [Number.NaN, 1, 2], rivals: [2, 2, 1] },
])('the rival is $name', ({ row, rivals }) => {
  expect(rivalsIn(row)).toEqual(rivals);
});

it('each document has its own', () => {
  const rivals = findRivals(Float64Array.of(1, 2, 4, 3), 2);
  expect([rivalOf(rivals, 0, 0), rivalOf(rivals, 1, 0)]).toEqual([2, 3]);
});
