import { describe, expect, it } from 'vitest';
import { f1Cut } from './f1-cut.js';

describe("the cut for a subject's F1", () => {
  it.each([
    { name: 'half of the highest expected F1', probabilities: [0.9, 0.5, 0.1], cut: (2 * 1.4) / 3.5 / 2 },
    { name: 'never over 0.5', probabilities: [1, 1, 0, 0], cut: 0.5 },
    { name: 'never under 0.3', probabilities: [0.05, 0.04, 0.03, 0.02], cut: 0.3 },
    { name: '0.3 without any document', probabilities: [], cut: 0.3 },
  ])('is $name', ({ probabilities, cut }) => {
    expect(f1Cut(Float64Array.from(probabilities))).toBeCloseTo(cut, 12);
  });
});
