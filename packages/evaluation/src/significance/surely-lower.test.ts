import { expect, it } from 'vitest';
import { isSurelyLower } from './surely-lower.js';

const others = Float64Array.from({ length: 100 }, (_, i) => 1 + (i % 7));

it('a mean that is lower for nearly every document is surely lower', () => {
  expect(
    isSurelyLower(
      others.map((value, i) => value - 0.1 - 0.01 * (i % 3)),
      others,
    ),
  ).toBe(true);
});

it('a mean that is lower by what single documents vary by is not', () => {
  expect(
    isSurelyLower(
      others.map((value, i) => value + (i % 2 === 0 ? 1 : -1.1)),
      others,
    ),
  ).toBe(false);
});

it('nothing is surely lower than itself', () => {
  expect(isSurelyLower(others, others)).toBe(false);
});
