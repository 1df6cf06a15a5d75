import { expect, it } from 'vitest';
import { reportVocabulary } from './vocabulary-report.js';

const empty = { added: [], kept: [], merged: [], replaced: [], folded: [], removed: [], circles: [] };
const undescribedOf = (given: readonly string[]) => {
  const { undescribed, undescribedCount } = reportVocabulary(empty, [], { effects: [], undescribed: given });
  return { undescribed, undescribedCount };
};

it('names the first 500 of what a file points at and does not describe, and counts all', () => {
  const uris = Array.from({ length: 600 }, (_, i) => `https://example.org/${i}`);
  expect(undescribedOf(uris)).toEqual({ undescribed: uris.slice(0, 500), undescribedCount: 600 });
});

it('names no nodes without names', () => {
  expect(undescribedOf(['_:n3-0', 'https://example.org/1'])).toEqual({
    undescribed: ['https://example.org/1'],
    undescribedCount: 1,
  });
});

it('lists the first 500 relations that would form a cycle, and counts all', () => {
  const circles = Array.from({ length: 600 }, (_, i) => ({ narrower: `n${i}`, broader: `b${i}` }));
  const report = reportVocabulary({ ...empty, circles }, [], { effects: [], undescribed: [] });
  expect([report.circles, report.circleCount]).toEqual([circles.slice(0, 500), 600]);
});
