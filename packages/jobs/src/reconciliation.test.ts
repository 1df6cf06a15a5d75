import { expect, it } from 'vitest';
import { type JobState, type Reconciliation, reconcile } from './reconciliation.js';

const cases: [string, boolean, JobState | null, Reconciliation][] = [
  ['a run without a job is sent', false, null, 'send'],
  ['a waiting job is left alone', false, { state: 'waiting', quietMs: 60_000 }, 'leave'],
  ['a job whose worker lives is left alone', true, { state: 'active', quietMs: 60_000 }, 'leave'],
  ['a job just taken, not yet held, is left alone', false, { state: 'active', quietMs: 200 }, 'leave'],
  ['a job whose worker is gone is restarted', false, { state: 'active', quietMs: 1_000 }, 'restart'],
  ['a run read a moment before its job ended is left alone', false, { state: 'completed', quietMs: 50 }, 'leave'],
  ['a run whose job has no tries left is given up', false, { state: 'failed', quietMs: 2_000 }, 'give-up'],
  ['a run that its job forgot is given up', false, { state: 'completed', quietMs: 2_000 }, 'give-up'],
  ['a run that is held after its job ended is left to its holder', true, { state: 'failed', quietMs: 60_000 }, 'leave'],
];

it.each(cases)('%s', (_, isHeld, job, expected) => {
  expect(reconcile(isHeld, job)).toBe(expected);
});
