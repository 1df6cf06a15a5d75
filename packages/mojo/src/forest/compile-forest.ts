import { missingGoes, type TreeNodes } from './tree-nodes.js';

/**
 * A tree laid out for walking: the right child stands behind the left one, and a leaf is its own left child with a split
 * that no value reaches, so that every row takes `depth` equal steps.
 */
export interface CompiledTree {
  /** Which class it adds to. */
  readonly output: number;
  readonly root: number;
  readonly depth: number;
  /** Whether all splits are of numbers, with missing values left or right. */
  readonly isPlain: boolean;
}

export interface CompiledForest {
  readonly trees: readonly CompiledTree[];
  /** `[nodes]`: the column, plus the number of columns where missing values go right. */
  readonly column: Int32Array;
  readonly split: Float64Array;
  readonly child: Int32Array;
  /** `[nodes]`: the leaf's value. */
  readonly leaf: Float64Array;
  readonly missing: Uint8Array;
  readonly levelSplit: Int32Array;
}

const isPlainNode = (nodes: TreeNodes, node: number): boolean =>
  nodes.levelSplit[node] === -1 && nodes.missing[node] !== missingGoes.apart;

/** Nodes level by level. */
class Compiler {
  readonly forest: CompiledForest;
  private used = 0;

  constructor(
    private readonly nodes: TreeNodes,
    private readonly columnCount: number,
  ) {
    const size = nodes.column.length;
    this.forest = {
      trees: [],
      column: new Int32Array(size),
      split: new Float64Array(size).fill(Number.NaN),
      child: new Int32Array(size),
      leaf: new Float64Array(size),
      missing: new Uint8Array(size),
      levelSplit: new Int32Array(size).fill(-1),
    };
  }

  addTree(output: number, root: number): CompiledTree {
    const { nodes } = this;
    const start = this.used;
    let isPlain = true;
    let depth = 0;
    const level: { node: number; depth: number }[] = [{ node: root, depth: 0 }];
    this.used += 1;
    for (let next = 0; next < level.length; next++) {
      const at = level[next];
      depth = Math.max(depth, at.depth);
      if (nodes.column[at.node] === -1) this.setLeaf(start + next, at.node);
      else {
        isPlain &&= isPlainNode(nodes, at.node);
        this.setSplit(start + next, at.node);
        level.push(
          { node: nodes.left[at.node], depth: at.depth + 1 },
          { node: nodes.right[at.node], depth: at.depth + 1 },
        );
        this.used += 2;
      }
    }
    return { output, root: start, depth, isPlain };
  }

  private setLeaf(place: number, node: number): void {
    this.forest.child[place] = place;
    this.forest.leaf[place] = this.nodes.value[node];
  }

  private setSplit(place: number, node: number): void {
    const { nodes, forest, columnCount } = this;
    const goesRight = isPlainNode(nodes, node) && nodes.missing[node] === missingGoes.right;
    forest.column[place] = nodes.column[node] + (goesRight ? columnCount : 0);
    forest.split[place] = nodes.value[node];
    forest.child[place] = this.used;
    forest.missing[place] = nodes.missing[node];
    forest.levelSplit[place] = nodes.levelSplit[node];
  }
}

/** Lays out all trees that are not empty; groups in order within each class, so that sums come out as H2O's. */
export function compileForest(nodes: TreeNodes, columnCount: number): CompiledForest {
  const compiler = new Compiler(nodes, columnCount);
  const trees: CompiledTree[] = [];
  for (const [i, root] of nodes.roots.entries()) {
    if (root !== -1) trees.push(compiler.addTree(Math.floor(i / nodes.groupCount), root));
  }
  return { ...compiler.forest, trees };
}
