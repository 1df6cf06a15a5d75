import { expect, it } from 'vitest';
import { findRepeatedIds } from './repeated-ids.js';

it('of rows with one id all but the first are problems', () => {
  const rows = [
    { line: 5, externalId: 'a' },
    { line: 6, externalId: 'b' },
    { line: 7, externalId: 'a' },
  ];
  const problems = findRepeatedIds(
    rows,
    new Map([
      ['a', 5],
      ['b', 2],
    ]),
  );
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [6, 'REPEATED_ID'],
    [7, 'REPEATED_ID'],
  ]);
  expect(problems[0]?.message).toBe('The id "b" was already used in line 2; only that line was imported.');
});
