import { noLabel, yesLabel } from '@classmark/evaluation';
import { describe, expect, it } from 'vitest';
import { scoreUnlearnable } from './unlearnable-folds.js';

/** Two folds of two documents each, one subject. */
function scored(labels: readonly number[], scores: readonly number[]): Float64Array {
  const unseen = {
    truth: { documents: 4, subjects: 1, cells: Int8Array.from(labels) },
    scores: Float64Array.from(scores),
    folds: Uint8Array.of(0, 0, 1, 1),
  };
  scoreUnlearnable(unseen, [0, 1]);
  return unseen.scores;
}

describe('a fold that has all of a subject', () => {
  it('is scored as a clear no, for nothing of it could be learnt', () => {
    expect([...scored([yesLabel, noLabel, noLabel, noLabel], [-1, -1, -0.8, -0.9])]).toEqual([-1.5, -1.5, -0.8, -0.9]);
  });

  it('is scored no nearer than the clearest no of the others, whatever the scale of the scores', () => {
    expect([...scored([yesLabel, noLabel, noLabel, noLabel], [-1, -1, -7, -8])]).toEqual([-8, -8, -7, -8]);
  });

  it('is scored as a clear yes where it has all that have it not', () => {
    expect([...scored([yesLabel, yesLabel, noLabel, yesLabel], [3, 6, 1, 1])]).toEqual([3, 6, 6, 6]);
  });

  it('is not held to others without a score', () => {
    expect([...scored([yesLabel, noLabel, noLabel, noLabel], [-1, -1, Number.NaN, -2])]).toEqual([
      -2,
      -2,
      Number.NaN,
      -2,
    ]);
  });
});

it('leaves scores alone where each fold could be learnt', () => {
  expect([...scored([yesLabel, noLabel, yesLabel, noLabel], [2, -2, 3, -3])]).toEqual([2, -2, 3, -3]);
});
