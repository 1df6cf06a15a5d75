import { asPathPart } from './subject-path.js';

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
  const pathsOf = (id: number): readonly string[] => {
    const done = derived.get(id) ?? known.get(id);
    if (done !== undefined) return done;
    const { label, broader } = nodes.get(id) ?? { label: '', broader: [] };
    const ways = broader.length === 0 ? [''] : broader.flatMap(pathsOf);
    const paths = ways
      .map((way) => way + asPathPart(label))
      .sort()
      .slice(0, maxPaths);
    derived.set(id, paths);
    return paths;
  };
  for (const id of nodes.keys()) pathsOf(id);
  return derived;
}
