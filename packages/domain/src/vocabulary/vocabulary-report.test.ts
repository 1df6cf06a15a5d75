import { expect, it } from 'vitest';
import { reportVocabulary } from './vocabulary-report.js';

const empty = { added: [], kept: [], merged: [], replaced: [], folded: [], removed: [], circles: [] };
const undescribedOf = (undescribed: readonly string[]) =>
  reportVocabulary(empty, [], { effects: [], undescribed }).undescribed;

it('names the first 500 of what a file points at and does not describe', () => {
  const uris = Array.from({ length: 600 }, (_, i) => `https://example.org/${i}`);
  expect(undescribedOf(uris)).toEqual(uris.slice(0, 500));
});

it('names no nodes without names', () => {
  expect(undescribedOf(['_:n3-0', 'https://example.org/1'])).toEqual(['https://example.org/1']);
});

it('lists the first 500 relations that would form a cycle', () => {
  const circles = Array.from({ length: 600 }, (_, i) => ({ narrower: `n${i}`, broader: `b${i}` }));
  const report = reportVocabulary({ ...empty, circles }, [], { effects: [], undescribed: [] });
  expect(report.circles).toEqual(circles.slice(0, 500));
});
