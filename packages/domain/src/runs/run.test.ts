import { expect, it } from 'vitest';
import { isFinished } from './run.js';

it.each([
  ['queued', false],
  ['running', false],
  ['succeeded', true],
  ['failed', true],
  ['cancelled', true],
] as const)('a run that is %s is finished: %s', (state, expected) => {
  expect(isFinished(state)).toBe(expected);
});
