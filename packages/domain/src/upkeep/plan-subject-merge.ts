import { AppError } from '../app-error.js';
import type { SubjectNode } from '../vocabulary/derive-paths.js';

/** All subjects of a scheme by id, each with the ids of those right above it. */
export type SchemeGraph = ReadonlyMap<number, SubjectNode>;

export interface SubjectMerge {
  /** Which subject each that goes becomes. */
  readonly merged: ReadonlyMap<number, number>;
  /** The scheme afterwards. */
  readonly graph: SchemeGraph;
}

/**
 * What becomes of a scheme when one of its subjects is merged into another. What stood under the first stands under the
 * second, which also stands where the first did, so that a label implies what it implied before. Narrower subjects that
 * bear one name under both are merged, too. Throws AppError INVALID_INPUT for a subject of another scheme, CONFLICT where a
 * circle would come of it.
 */
export function planSubjectMerge(graph: SchemeGraph, fromId: number, intoId: number): SubjectMerge {
  if (!graph.has(intoId)) {
    const message = 'Only subjects of one scheme can be merged.';
    throw new AppError('INVALID_INPUT', message, [{ path: 'intoId', message }]);
  }
  const narrower = Map.groupBy(
    [...graph].flatMap(([id, { broader }]) => broader.map((above) => ({ id, above }))),
    ({ above }) => above,
  );
  const childrenOf = (id: number): number[] => (narrower.get(id) ?? []).map((step) => step.id);
  const merged = new Map([[fromId, intoId]]);
  const survivors = new Set([intoId]);
  for (const [from, into] of merged) {
    const under = childrenOf(into).filter((id) => !merged.has(id));
    for (const child of childrenOf(from)) {
      if (survivors.has(child) || merged.has(child)) continue;
      const same = under.find((id) => id !== child && graph.get(id)?.label === graph.get(child)?.label);
      if (same === undefined) continue;
      merged.set(child, same);
      survivors.add(same);
    }
  }
  const after = mergeNodes(graph, merged);
  requireNoCircle(after, 'One of these subjects is broader than the other; first merge the subjects between them.');
  return { merged, graph: after };
}

/** A scheme in which each of some subjects has become another. */
export function mergeNodes(graph: SchemeGraph, merged: ReadonlyMap<number, number>): SchemeGraph {
  const above = new Map<number, Set<number>>();
  for (const [id, { broader }] of graph) {
    const survivor = merged.get(id) ?? id;
    const all = above.get(survivor) ?? new Set();
    for (const each of broader) all.add(merged.get(each) ?? each);
    all.delete(survivor);
    above.set(survivor, all);
  }
  return new Map([...above].map(([id, all]) => [id, { label: graph.get(id)?.label ?? '', broader: [...all] }]));
}

/** Throws AppError CONFLICT. */
export function requireNoCircle(graph: SchemeGraph, message: string): void {
  const states = new Map<number, 'open' | 'done'>();
  const visit = (id: number): void => {
    if (states.get(id) === 'done') return;
    if (states.get(id) === 'open') throw new AppError('CONFLICT', message);
    states.set(id, 'open');
    for (const above of graph.get(id)?.broader ?? []) visit(above);
    states.set(id, 'done');
  };
  for (const id of graph.keys()) visit(id);
}
