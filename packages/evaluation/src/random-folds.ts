import { createRandom, shuffle } from '@classmark/math';
import type { FoldOptions } from './stratified-folds.js';

/**
 * Folds of nearly equal size by chance alone, whatever the items' labels are, groups of items staying together.
 * @returns each item's fold, 0 … folds - 1
 */
export function randomFolds({ folds, groups, seed }: Omit<FoldOptions, 'subjectCount'>): Uint8Array {
  const members: number[][] = [];
  for (const [item, group] of groups.entries()) {
    const own = members[group];
    members[group] = own;
    own.push(item);
  }
  const order = Uint32Array.from(members.keys());
  shuffle(order, createRandom(seed));
  const of = new Uint8Array(groups.length);
  let placed = 0;
  for (const group of order) {
    const fold = Math.floor((folds * placed) / groups.length);
    for (const item of members[group]) of[item] = fold;
    placed += members[group]?.length ?? 0;
  }
  return of;
}
