import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { type LabelRows, stratifiedFolds } from './stratified-folds.js';

/** Items with labels drawn by frequency, rarest last. */
function drawRows(items: number, frequencies: readonly number[]): LabelRows {
  const random = createRandom(4);
  const offsets = new Uint32Array(items + 1);
  const subjects: number[] = [];
  for (let item = 0; item < items; item++) {
    for (const [subject, frequency] of frequencies.entries()) if (random.next() < frequency) subjects.push(subject);
    offsets[item + 1] = subjects.length;
  }
  return { offsets, subjects: Uint32Array.from(subjects) };
}

function subjectCounts(rows: LabelRows, folds: Uint8Array, subject: number): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const [item, fold] of folds.entries()) {
    const labels = rows.subjects.subarray(rows.offsets[item], rows.offsets[item + 1]);
    if (labels.includes(subject)) counts[fold] = (counts[fold] ?? 0) + 1;
  }
  return counts;
}

const alone = (items: number): Uint32Array => Uint32Array.from({ length: items }, (_, i) => i);
const rows = drawRows(1000, [0.6, 0.2, 0.05, 0.012]);
const options = { folds: 5, groups: alone(1000), subjectCount: 4, seed: 1 };

describe('stratified folds', () => {
  it.each([0, 1, 2, 3])('give each fold its share of subject %i', (subject) => {
    const counts = subjectCounts(rows, stratifiedFolds(rows, options), subject);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(subject === 0 ? 3 : 1);
  });

  it('are of nearly equal size', () => {
    const sizes = [0, 0, 0, 0, 0];
    for (const fold of stratifiedFolds(rows, options)) sizes[fold] = (sizes[fold] ?? 0) + 1;
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(4);
  });

  it('keep a group together', () => {
    const groups = Uint32Array.from({ length: 1000 }, (_, i) => i % 300);
    const folds = stratifiedFolds(rows, { ...options, groups });
    expect([...folds].every((fold, item) => fold === folds[item % 300])).toBe(true);
  });

  it('are the same for the same seed', () => {
    expect(stratifiedFolds(rows, options)).toEqual(stratifiedFolds(rows, options));
  });

  it('differ for another seed', () => {
    expect(stratifiedFolds(rows, { ...options, seed: 2 })).not.toEqual(stratifiedFolds(rows, options));
  });

  it('spread items without labels evenly', () => {
    const unlabelled = { offsets: new Uint32Array(11), subjects: new Uint32Array(0) };
    const folds = stratifiedFolds(unlabelled, { ...options, groups: alone(10), subjectCount: 0 });
    expect([...folds].sort()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });
});
