import type { FoldOptions } from '@classmark/evaluation';
import { createRandom, shuffle } from '@classmark/math';

/**
 * Folds of nearly equal size by chance alone, whatever the items' labels are, groups of items staying together.
 * @returns each item's fold, 0 … folds - 1
 */
export function randomFolds({ folds, groups, seed }: Omit<FoldOptions, 'subjectCount'>): Uint8Array {
  const members = Map.groupBy(groups.keys(), (item) => groups[item] ?? 0);
  const order = Uint32Array.from({ length: Math.max(-1, ...members.keys()) + 1 }, (_, group) => group);
  shuffle(order, createRandom(seed));
  const of = new Uint8Array(groups.length);
  let placed = 0;
  for (const group of order) {
    const own = members.get(group) ?? [];
    const fold = Math.floor((folds * placed) / groups.length);
    for (const item of own) of[item] = fold;
    placed += own.length;
  }
  return of;
}
