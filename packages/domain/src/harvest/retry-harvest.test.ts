import { expect, it } from 'vitest';
import type { RunKind, RunState } from '../runs/run.js';
import { requireRetryable } from './retry-harvest.js';

it.each<[RunKind, RunState]>([
  ['harvest', 'failed'],
  ['harvest', 'cancelled'],
])('a %s that has %s can be retried', (kind, state) => {
  expect(() => requireRetryable({ kind, state })).not.toThrow();
});

it.each<[RunKind, RunState, string]>([
  ['harvest', 'queued', 'not ended'],
  ['harvest', 'running', 'not ended'],
  ['harvest', 'succeeded', 'has succeeded'],
  ['import', 'failed', 'not found'],
])('a run of kind %s that is %s is refused: %s', (kind, state, says) => {
  expect(() => requireRetryable({ kind, state })).toThrow(says);
});
