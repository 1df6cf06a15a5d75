import type { SchemeGraph } from './plan-subject-merge.js';

/** What goes with a subject that is deleted: itself, and all below it that have no other way up. */
export function subjectsThatGo(graph: SchemeGraph, id: number): Set<number> {
  const gone = new Set([id]);
  for (let before = 0; before < gone.size; ) {
    before = gone.size;
    for (const [each, { broader }] of graph) {
      if (broader.length > 0 && broader.every((above) => gone.has(above))) gone.add(each);
    }
  }
  return gone;
}
