import { asPathPart } from './subject-path.js';
import { visitBroaderFirst } from './visit-broader-first.js';

/** Ways up that are written out for one subject; a subject with more keeps the first in order. */
export const maxPaths = 100;

export interface SubjectNode {
  readonly label: string;
  readonly broader: readonly number[];
}

/**
 * The slash paths of each node, one for each way up, sorted. `known` has the paths of the broader subjects that are not
 * nodes themselves. There are no circles.
 */
export function derivePaths(
  nodes: ReadonlyMap<number, SubjectNode>,
  known: ReadonlyMap<number, readonly string[]>,
): Map<number, readonly string[]> {
  const derived = new Map<number, readonly string[]>();
  const broaderOf = (id: number): readonly number[] => nodes.get(id)?.broader.filter((above) => nodes.has(above)) ?? [];
  visitBroaderFirst(nodes.keys(), { broaderOf }, (id) => {
    const { label, broader } = nodes.get(id) ?? { label: '', broader: [] };
    const ways =
      broader.length === 0 ? [''] : broader.flatMap((above) => derived.get(above) ?? known.get(above) ?? ['/']);
    const paths = ways.map((way) => way + asPathPart(label));
    derived.set(id, paths.sort().slice(0, maxPaths));
  });
  return derived;
}
