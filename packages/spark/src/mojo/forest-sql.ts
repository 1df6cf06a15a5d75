import { missingGoes, type TreeNodes } from '@classmark/mojo';
import { inputName } from './input-columns.js';
import { literal, sum } from './sql.js';

/** For each class, the sum of its trees' leaves, in the order in which genmodel adds them. */
export function forestSums(trees: TreeNodes): string[] {
  const { groupCount, treesPerGroup, roots } = trees;
  return Array.from({ length: treesPerGroup }, (_, c) => {
    const own = [...roots.subarray(c * groupCount, (c + 1) * groupCount)];
    return sum(own.filter((root) => root !== -1).map((root) => nodeSql(trees, root)));
  });
}

function nodeSql(trees: TreeNodes, node: number): string {
  const column = trees.column[node] ?? -1;
  const value = trees.value[node] ?? Number.NaN;
  if (column === -1) return literal(value);
  const left = nodeSql(trees, trees.left[node] ?? -1);
  const right = nodeSql(trees, trees.right[node] ?? -1);
  const x = inputName(column);
  const missing = trees.missing[node];
  // A comparison with NULL is not true: what is missing takes the second way.
  if (missing === missingGoes.apart) return `IF(${x} IS NULL, ${right}, ${left})`;
  const goesLeft = missing === missingGoes.left;
  const split = trees.levelSplit[node] ?? -1;
  if (split === -1) {
    const at = literal(value);
    return goesLeft ? `IF(${x} >= ${at}, ${right}, ${left})` : `IF(${x} < ${at}, ${left}, ${right})`;
  }
  const levels = levelsOf(trees, split, goesLeft ? 1 : 0);
  const isOne = levels.length === 0 ? 'FALSE' : `${x} IN (${levels.join(', ')})`;
  return goesLeft ? `IF(${isOne}, ${right}, ${left})` : `IF(${isOne}, ${left}, ${right})`;
}

/** The levels whose bit is `wanted`: 1 go right, 0 left. */
function levelsOf({ levelSplits }: TreeNodes, split: number, wanted: 0 | 1): number[] {
  const { first, count, bits } = levelSplits[split] ?? { first: 0, count: 0, bits: new Uint8Array() };
  const all = Array.from({ length: count }, (_, i) => i);
  return all.filter((i) => (((bits[i >> 3] ?? 0) >> (i & 7)) & 1) === wanted).map((i) => first + i);
}
