import { expect, it } from 'vitest';
import { type JobState, type Reconciliation, type RunSigns, reconcile } from './reconciliation.js';

const running = { isQueued: false, isHeld: false };
const held = { isQueued: false, isHeld: true };
const queued = { isQueued: true, isHeld: false };

const cases: [string, RunSigns, JobState | null, Reconciliation][] = [
  ['a run without a job is sent', running, null, 'send'],
  ['a waiting job is left alone', running, { state: 'waiting', quietMs: 60_000 }, 'leave'],
  ['a job whose worker lives is left alone', held, { state: 'active', quietMs: 60_000 }, 'leave'],
  ['a job just taken, not yet held, is left alone', running, { state: 'active', quietMs: 200 }, 'leave'],
  ['a job whose worker is gone is restarted', running, { state: 'active', quietMs: 1_000 }, 'restart'],
  ['a run read a moment before its job ended is left alone', running, { state: 'completed', quietMs: 50 }, 'leave'],
  ['a run whose job has no tries left is given up', running, { state: 'failed', quietMs: 2_000 }, 'give-up'],
  ['a run that its job forgot is given up', running, { state: 'completed', quietMs: 2_000 }, 'give-up'],
  ['a queued run whose job has ended gets another', queued, { state: 'completed', quietMs: 2_000 }, 'send-anew'],
  ['a queued run whose job ended just now is left alone', queued, { state: 'failed', quietMs: 50 }, 'leave'],
  ['a run that is held after its job ended is left to its holder', held, { state: 'failed', quietMs: 60_000 }, 'leave'],
];

it.each(cases)('%s', (_, run, job, expected) => {
  expect(reconcile(run, job)).toBe(expected);
});
