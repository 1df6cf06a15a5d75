import { expect, it } from 'vitest';
import { bestOtherScore, findBestOtherScores } from './best-other-score.js';

const othersIn = (row: number[]): number[] => {
  const others = findBestOtherScores(Float64Array.from(row), row.length);
  return row.map((_, subject) => bestOtherScore(others, 0, subject));
};

it.each([
  { name: 'the best of the others', row: [3, 1, 2], others: [2, 3, 3] },
  { name: 'as good as oneself in a tie', row: [3, 3, 1], others: [3, 3, 3] },
  { name: 'nobody where one is alone', row: [3], others: [0] },
  { name: 'never one without a score', row: [Number.NaN, 1, 2], others: [2, 2, 1] },
])('the best other score is $name', ({ row, others }) => {
  expect(othersIn(row)).toEqual(others);
});

it('each document has its own', () => {
  const others = findBestOtherScores(Float64Array.of(1, 2, 4, 3), 2);
  expect([bestOtherScore(others, 0, 0), bestOtherScore(others, 1, 0)]).toEqual([2, 3]);
});
