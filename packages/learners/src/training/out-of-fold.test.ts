import { describe, expect, it } from 'vitest';
import { averageScores } from './out-of-fold.js';

const unseen = (...scores: number[]) => ({
  truth: { documents: 2, subjects: 1, cells: new Int8Array(2) },
  scores: Float64Array.from(scores),
  folds: Uint8Array.of(0, 1),
  words: [],
});

describe('scores of several foldings', () => {
  it('are averaged document by document', () => {
    expect([...averageScores(unseen(1, -2), [unseen(2, 0), unseen(6, -1)]).scores]).toEqual([3, -1]);
  });

  it('stay unknown where nothing is known of a document', () => {
    expect([...averageScores(unseen(1, Number.NaN), [unseen(3, Number.NaN)]).scores]).toEqual([2, Number.NaN]);
  });

  it('leave those of the first folding as they are', () => {
    const first = unseen(1, 2);
    averageScores(first, [unseen(5, 5)]);
    expect([...first.scores]).toEqual([1, 2]);
  });
});
