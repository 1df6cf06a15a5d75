import { expect, it } from 'vitest';
import { planCancel } from './plan-cancel.js';

it.each([
  ['queued', false, 'end'],
  ['running', false, 'ask'],
  ['running', true, 'nothing'],
] as const)('a %s run (asked before: %s) is cancelled thus: %s', (state, isCancelRequested, expected) => {
  expect(planCancel({ state, isCancelRequested })).toBe(expected);
});

it.each([
  ['succeeded', 'This run has already succeeded.'],
  ['failed', 'This run has already failed.'],
  ['cancelled', 'This run has already been cancelled.'],
] as const)('a run that has %s cannot be cancelled', (state, message) => {
  expect(() => planCancel({ state, isCancelRequested: true })).toThrow(
    expect.objectContaining({ code: 'CONFLICT', message }),
  );
});
