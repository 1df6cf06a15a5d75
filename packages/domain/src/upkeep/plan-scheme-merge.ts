import { AppError } from '../app-error.js';
import { derivePaths, type SubjectNode } from '../vocabulary/derive-paths.js';
import { mergeNodes, requireNoCircle, type SchemeGraph, type SubjectMerge } from './plan-subject-merge.js';
import type { KeyedSubject } from './reshape-scheme.js';

/** A scheme's subjects, and what tells them apart. */
export interface KeyedScheme {
  readonly mergesEqualNames: boolean;
  readonly graph: SchemeGraph;
  readonly keyed: ReadonlyMap<number, KeyedSubject>;
}

export interface SchemeMerge extends SubjectMerge {
  /** Whether lists of labels that are whole in one scheme alone are so afterwards: where they name all that there is. */
  readonly staysWhole: { readonly from: boolean; readonly into: boolean };
}

/**
 * What becomes of the subjects of a scheme that is merged into another. Of two with one URI, and of two in one place, the
 * first is merged into the second; the others move, under what became of those above them. What is one place, the second
 * scheme says: where it merges equal names, a name is. Throws AppError CONFLICT where a circle would come of it, or where
 * what is one subject in the first scheme is several in the second.
 */
export function planSchemeMerge(from: KeyedScheme, into: KeyedScheme): SchemeMerge {
  const merged = new Map<number, number>();
  const placesOf = ({ label, broader }: SubjectNode): string[] => {
    if (into.mergesEqualNames) return [label];
    return (broader.length === 0 ? ['root'] : broader).map((above) => `${merged.get(Number(above)) ?? above} ${label}`);
  };
  const byUri = new Map([...into.keyed].flatMap(([id, { uri }]) => (uri === null ? [] : [[uri, id]])));
  const byPlace = new Map<string, number>();
  const occupy = (places: readonly string[], id: number): void => {
    for (const place of places) if (!byPlace.has(place)) byPlace.set(place, id);
  };
  const all = new Map([...into.graph, ...from.graph]);
  for (const [id, node] of into.graph) if (!isKnownByUri(into, id)) occupy(placesOf(node), id);
  for (const [id, node] of fromAbove(from.graph)) {
    const places = isKnownByUri(from, id) ? [] : placesOf(node);
    const same =
      byUri.get(from.keyed.get(id)?.uri ?? '') ??
      findOne(
        all,
        places.flatMap((place) => byPlace.get(place) ?? []),
      );
    if (same !== undefined) merged.set(id, same);
    occupy(places, same ?? id);
  }
  const graph = mergeNodes(all, merged);
  requireNoCircle(
    graph,
    'A subject that is broader in one of these schemes is narrower in the other; first correct one of them.',
  );
  return { merged, graph, staysWhole: findWhole(from, into, merged) };
}

/** Keys of the first scheme that say something in the second: not names where subjects are told apart by place. */
export function keysThatMove(from: KeyedScheme, into: KeyedScheme): KeyedScheme['keyed'] {
  if (from.mergesEqualNames === into.mergesEqualNames) return from.keyed;
  return new Map([...from.keyed].map(([id, { key, uri }]) => [id, { key: key === uri ? key : '', uri }]));
}

/** Whether its place tells it apart from nothing: another has its name there. */
function isKnownByUri({ keyed }: KeyedScheme, id: number): boolean {
  const subject = keyed.get(id);
  return subject !== undefined && subject.key === subject.uri;
}

/** Merging into one of several would have it stand where the others do, and labels of it imply what they never said. */
function findOne(graph: SchemeGraph, found: readonly number[]): number | undefined {
  const ids = [...new Set(found)];
  if (ids.length < 2) return ids[0];
  const paths = derivePaths(graph, new Map());
  const places = ids.map((id) => paths.get(id)?.[0]).sort();
  const message = `One subject of the first scheme is several in the second: ${places.join(', ')}. First merge these.`;
  throw new AppError('CONFLICT', message);
}

/** Each after all that is broader. */
function fromAbove(graph: SchemeGraph): Map<number, SubjectNode> {
  const ordered = new Map<number, SubjectNode>();
  const add = (id: number): void => {
    const node = graph.get(id);
    if (node === undefined || ordered.has(id)) return;
    for (const above of node.broader) add(above);
    ordered.set(id, node);
  };
  for (const id of graph.keys()) add(id);
  return ordered;
}

function findWhole(from: KeyedScheme, into: KeyedScheme, merged: ReadonlyMap<number, number>) {
  const taken = new Set(merged.values());
  return {
    from: [...into.graph.keys()].every((id) => taken.has(id)),
    into: [...from.graph.keys()].every((id) => into.graph.has(merged.get(id) ?? id)),
  };
}
