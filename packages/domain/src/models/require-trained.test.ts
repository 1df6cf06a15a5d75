import { expect, it } from 'vitest';
import { AppError } from '../app-error.js';
import { requireTrained } from './require-trained.js';
import type { StoredThresholds } from './set-threshold.js';

const inForce = {
  thresholds: { accept: null, review: 0.4 },
  targetPrecision: null,
  promise: 'each',
  reason: null,
} as const;
const stored: StoredThresholds = {
  inForce,
  asTrained: inForce,
  basis: { f1Threshold: 0.4, bounds: [], laterBounds: [], positives: 0, trainingPrevalence: null },
  storedFloor: 0.2,
};

it('gives the thresholds of a classifier that was trained', () => {
  expect(requireTrained({ stored, reason: null })).toBe(stored);
});

it.each([
  ['where there is none', null, 'NOT_FOUND', 'This version has no classifier for this subject.'],
  [
    'that was skipped',
    { stored: null, reason: 'Only 3 documents have it.' },
    'CONFLICT',
    'This subject was not trained, so it has no thresholds: Only 3 documents have it.',
  ],
  [
    'that was skipped without a reason',
    { stored: null, reason: null },
    'CONFLICT',
    'This subject was not trained, so it has no thresholds: skipped',
  ],
] as const)('refuses a classifier %s', (_, found, code, message) => {
  expect(() => requireTrained(found)).toThrow(new AppError(code, message));
});
