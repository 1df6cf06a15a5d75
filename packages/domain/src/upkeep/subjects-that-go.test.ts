import { expect, it } from 'vitest';
import { subjectsThatGo } from './subjects-that-go.js';

it('takes along what has no other way up', () => {
  const graph = new Map([
    [1, { label: 'Earth', broader: [] }],
    [2, { label: 'Water', broader: [1] }],
    [3, { label: 'Rivers', broader: [2] }],
    [4, { label: 'Fish', broader: [2, 5] }],
    [5, { label: 'Life', broader: [] }],
  ]);
  expect([...subjectsThatGo(graph, 1)]).toEqual([1, 2, 3]);
});
