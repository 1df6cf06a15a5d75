import { expect, it } from 'vitest';
import { findLabelErrors } from './label-errors.js';

/** Four yes at 0.9 and six no at 0.05, with one more cell. */
const withCell = (label: number, probability: number): number[] =>
  findLabelErrors({
    labels: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0, 0, 0, label),
    scores: Float64Array.of(0.9, 0.9, 0.9, 0.9, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, probability),
  });

it.each([
  { name: 'a no that is surer of a yes than the others that have one', label: 0, probability: 0.95, suspects: [10] },
  { name: 'a yes that is surer of a no than the others that have one', label: 1, probability: 0.01, suspects: [10] },
  { name: 'not a no that is merely likelier a yes', label: 0, probability: 0.7, suspects: [] },
  { name: 'not a yes that is merely likelier a no', label: 1, probability: 0.3, suspects: [] },
])('the suspect is $name', ({ label, probability, suspects }) => {
  expect(withCell(label, probability)).toEqual(suspects);
});

it('no yes is suspected for being rare', () => {
  const scores = Float64Array.from({ length: 1000 }, (_, i) => 0.0009 + (i % 3) / 10_000);
  expect(findLabelErrors({ labels: Uint8Array.from(scores, (_, i) => (i === 0 ? 1 : 0)), scores })).toEqual([]);
});

it('nothing is suspected where probabilities say nothing', () => {
  expect(findLabelErrors({ labels: Uint8Array.of(1, 0, 0), scores: Float64Array.of(0.3, 0.3, 0.3) })).toEqual([]);
});
