import { expect, it } from 'vitest';
import { findRecordArray } from './find-record-array.js';

it.each([
  ['objects', '{"a":'],
  ['lists of objects', '[{"a":'],
])('passes over %s within each other, however deep', (_what, opening) => {
  expect(findRecordArray(opening.repeat(200_000))).toBeNull();
});

it('finds records below some levels of objects', () => {
  expect(findRecordArray('{"a": {"b": {"items": [{"title": "A", "text": "x"}]}}}')).toEqual(['a', 'b', 'items']);
});
