import { TreeBuilder } from '../forest/tree-builder.js';
import type { TreeNodes } from '../forest/tree-nodes.js';
import type { ModelHeader } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';
import { readTree } from './read-tree.js';

const treeName = (tree: number, group: number): string =>
  `t${String(tree).padStart(2, '0')}_${String(group).padStart(3, '0')}`;

const maxNodes = 20_000_000;

function countTrees(ini: ModelIni, header: ModelHeader, fewest: number): { groupCount: number; treesPerGroup: number } {
  const groupCount = ini.fields.count('n_trees', fewest);
  const stated = ini.fields.findNumber('n_trees_per_class');
  const isSingle = header.classCount === 2 && !ini.fields.isTrue('binomial_double_trees');
  const treesPerGroup = stated ?? (isSingle ? 1 : header.classCount);
  if (treesPerGroup !== 1 && treesPerGroup !== header.classCount) {
    throw new MojoError('DAMAGED', `The model has ${treesPerGroup} trees a group for ${header.classCount} classes.`);
  }
  if (groupCount * treesPerGroup > 1e6) throw new MojoError('TOO_LARGE', 'The model has over a million trees.');
  return { groupCount, treesPerGroup };
}

/**
 * The trees of a GBM, a random forest or an isolation forest. A tree without a file is empty.
 * @param fewest how many groups of trees there must be
 */
export function readForest(files: ModelFiles, ini: ModelIni, header: ModelHeader, fewest = 1): TreeNodes {
  if ((ini.fields.find('endianness') ?? 'LITTLE_ENDIAN') !== 'LITTLE_ENDIAN') {
    throw new MojoError('NOT_SUPPORTED', 'The trees were written by a big-endian machine.');
  }
  const version = Number(header.mojoVersion);
  if (version < 1.1)
    throw new MojoError(
      'NOT_SUPPORTED',
      'Trees of version 1.00 are not supported; export the model again with a newer H2O.',
    );
  const { groupCount, treesPerGroup } = countTrees(ini, header, fewest);
  const builder = new TreeBuilder();
  const into = { builder, columnCount: header.inputs.length, hasOldBits: version < 1.2 };
  const roots = new Int32Array(treesPerGroup * groupCount).fill(-1);
  const expected = new Set<string>();
  for (let i = 0; i < roots.length; i++) {
    const name = treeName(Math.floor(i / groupCount), i % groupCount);
    expected.add(`${name}.bin`).add(`${name}_aux.bin`);
    if (files.has(`trees/${name}.bin`)) roots[i] = readTree(files.view(`trees/${name}.bin`), name, into);
    if (builder.nodeCount > maxNodes) throw new MojoError('TOO_LARGE', `The forest has over ${maxNodes} nodes.`);
  }
  // Of several classes some may have no tree in a group.
  const bare = Array.from({ length: groupCount }, (_, g) => g).find((g) =>
    Array.from({ length: treesPerGroup }, (_, k) => roots[k * groupCount + g]).every((root) => root === -1),
  );
  if (bare !== undefined) {
    throw new MojoError('DAMAGED', `The zip lacks all trees of group ${bare}; pack the folder "trees", too.`);
  }
  const stray = files.list('trees/').find((name) => !expected.has(name));
  if (stray !== undefined) throw new MojoError('DAMAGED', `"trees/${stray}" is not one of the model's trees.`);
  const levelCounts = Int32Array.from(header.inputs, ({ levels }) => (version < 1.2 ? 0 : (levels?.length ?? 0)));
  return builder.finish({ levelCounts, groupCount, treesPerGroup, roots });
}
