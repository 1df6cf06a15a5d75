import { expect, it } from 'vitest';
import { heldOutFractions, heldOutShare, isHeldOut } from './held-out.js';

it.each([
  [0, true],
  [199, true],
  [200, false],
  [999, false],
])('a document of fraction %d is held out: %s', (fraction, expected) => {
  expect(isHeldOut(fraction)).toBe(expected);
});

it('holds a fifth of all fractions out', () => {
  expect(heldOutFractions).toEqual(Array.from({ length: 200 }, (_, i) => i));
  expect(heldOutShare).toBe(0.25);
});
