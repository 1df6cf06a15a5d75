import { describe, expect, it } from 'vitest';
import { planSubjectMerge, type SchemeGraph } from './plan-subject-merge.js';

/** 1 Medicine > 2 History > 3 Ancient; 4 Art > 5 History > 6 Ancient, 7 Modern. */
const graph: SchemeGraph = new Map([
  [1, { label: 'Medicine', broader: [] }],
  [2, { label: 'History', broader: [1] }],
  [3, { label: 'Ancient', broader: [2] }],
  [4, { label: 'Art', broader: [] }],
  [5, { label: 'History', broader: [4] }],
  [6, { label: 'Ancient', broader: [5] }],
  [7, { label: 'Modern', broader: [5] }],
]);

const broaderAfter = (fromId: number, intoId: number) =>
  new Map([...planSubjectMerge(graph, fromId, intoId).graph].map(([id, { broader }]) => [id, [...broader].sort()]));

describe('planSubjectMerge', () => {
  it('puts what was narrower under the subject that stays, which also stands where the other did', () => {
    const after = broaderAfter(5, 2);
    expect([...after.keys()]).toEqual([1, 2, 3, 4, 7]);
    expect(after.get(2)).toEqual([1, 4]);
    expect(after.get(7)).toEqual([2]);
  });

  it('merges narrower subjects of one name', () => {
    expect(planSubjectMerge(graph, 5, 2).merged).toEqual(
      new Map([
        [5, 2],
        [6, 3],
      ]),
    );
  });

  it('merges a subject into the one right above it, and the other way round', () => {
    expect(broaderAfter(2, 1).get(3)).toEqual([1]);
    expect(broaderAfter(1, 2).get(2)).toEqual([]);
  });

  it('refuses a subject of another scheme', () => {
    expect(() => planSubjectMerge(graph, 3, 8)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it('refuses what would close a circle', () => {
    expect(() => planSubjectMerge(graph, 3, 1)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    expect(() => planSubjectMerge(graph, 1, 3)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });
});
