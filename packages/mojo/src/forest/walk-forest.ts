import { type CompiledForest, type CompiledTree, compileForest } from './compile-forest.js';
import { missingGoes, type TreeNodes } from './tree-nodes.js';

/** Rows that are walked together: their values stay in the processor's nearest cache. */
const blockRows = 64;
/** Rows, or trees, that take their steps in turn, as each step waits for the one before. */
const together = 4;

/** Java's cast to int, for what is not NaN. */
const toInt = (value: number): number => Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.trunc(value)));

function groupTrees(trees: readonly CompiledTree[]): CompiledTree[][] {
  const groups: CompiledTree[][] = [];
  for (let i = 0; i < trees.length; ) {
    const next = trees.slice(i, i + together);
    const group = next.length === together && next.every(({ isPlain }) => isPlain) ? next : next.slice(0, 1);
    groups.push(group);
    i += group.length;
  }
  return groups;
}

/** Adds up the leaves that rows reach. */
export class ForestWalker {
  private readonly forest: CompiledForest;
  private readonly columnCount: number;
  /** `[2 * columns, blockRows]`: the values; then the same with missing values beyond every split. */
  private readonly block: Float64Array;
  /** In order: four plain trees together, any others alone. */
  private readonly quartets: readonly (readonly CompiledTree[])[];
  /** `[blockRows]`: the leaf of each row. */
  private readonly reached = new Int32Array(blockRows);

  constructor(
    private readonly nodes: TreeNodes,
    /** Whether sums are kept in float32. */
    private readonly isSingle = false,
  ) {
    this.columnCount = nodes.levelCounts.length;
    this.forest = compileForest(nodes, this.columnCount);
    for (let node = 0; node < this.forest.column.length; node++) this.forest.column[node] *= blockRows;
    this.quartets = groupTrees(this.forest.trees);
    this.block = new Float64Array(2 * this.columnCount * blockRows);
  }

  /** Adds each class's trees to `sums` `[classes][count]`. */
  addTo(sums: readonly Float64Array[], columns: readonly Float64Array[], count: number): void {
    for (let start = 0; start < count; start += blockRows) {
      const rows = Math.min(blockRows, count - start);
      this.load(columns, start, rows);
      if (rows < together) {
        for (let r = 0; r < rows; r++) this.addRow(sums, start, r);
        continue;
      }
      for (const tree of this.forest.trees) {
        if (tree.isPlain) this.walkPlain(tree, rows);
        else this.walk(tree, rows);
        this.addLeaves(sums[tree.output], start, rows);
      }
    }
  }

  private load(columns: readonly Float64Array[], start: number, rows: number): void {
    const { block, columnCount } = this;
    for (let c = 0; c < columnCount; c++) {
      const levels = this.nodes.levelCounts[c];
      const column = columns[c];
      const at = c * blockRows;
      const beyond = at + columnCount * blockRows;
      for (let r = 0; r < rows; r++) {
        const value = column[start + r];
        const isMissing = Number.isNaN(value) || (levels > 0 && toInt(value) >= levels);
        block[at + r] = isMissing ? Number.NaN : value;
        block[beyond + r] = isMissing ? Number.POSITIVE_INFINITY : value;
      }
    }
  }

  private walkPlain({ root, depth }: CompiledTree, rows: number): void {
    const { block, reached } = this;
    const { column, split, child } = this.forest;
    for (let r = 0; r < rows; r += together) {
      let a = root;
      let b = root;
      let c = root;
      let d = root;
      for (let step = 0; step < depth; step++) {
        a = child[a] + Number(block[column[a] + r] >= split[a]);
        b = child[b] + Number(block[column[b] + r + 1] >= split[b]);
        c = child[c] + Number(block[column[c] + r + 2] >= split[c]);
        d = child[d] + Number(block[column[d] + r + 3] >= split[d]);
      }
      reached[r] = a;
      reached[r + 1] = b;
      reached[r + 2] = c;
      reached[r + 3] = d;
    }
  }

  /** Four plain trees at a time, for one row; a leaf bears steps beyond it. */
  private walkTrees(trees: readonly CompiledTree[], row: number): void {
    const { block, reached } = this;
    const { column, split, child } = this.forest;
    let [a, b, c, d] = [trees[0].root, trees[1].root, trees[2].root, trees[3].root];
    const depth = Math.max(trees[0].depth, trees[1].depth, trees[2].depth, trees[3].depth);
    for (let step = 0; step < depth; step++) {
      a = child[a] + Number(block[column[a] + row] >= split[a]);
      b = child[b] + Number(block[column[b] + row] >= split[b]);
      c = child[c] + Number(block[column[c] + row] >= split[c]);
      d = child[d] + Number(block[column[d] + row] >= split[d]);
    }
    reached[0] = a;
    reached[1] = b;
    reached[2] = c;
    reached[3] = d;
  }

  /** Of few rows: trees take their steps in turn instead of rows. */
  private addRow(sums: readonly Float64Array[], start: number, row: number): void {
    const { leaf } = this.forest;
    for (const trees of this.quartets) {
      if (trees.length === together) this.walkTrees(trees, row);
      else this.reached[0] = this.findLeaf(trees[0].root, row);
      for (let t = 0; t < trees.length; t++) {
        const sum = sums[trees[t].output];
        const added = sum[start + row] + leaf[this.reached[t]];
        sum[start + row] = this.isSingle ? Math.fround(added) : added;
      }
    }
  }

  private walk({ root }: CompiledTree, rows: number): void {
    for (let r = 0; r < rows; r++) this.reached[r] = this.findLeaf(root, r);
  }

  private findLeaf(root: number, row: number): number {
    const { block } = this;
    const { column, child } = this.forest;
    const plainColumns = this.columnCount * blockRows;
    let node = root;
    while (child[node] !== node) {
      const at = column[node] + row;
      node = child[node] + Number(this.goesRight(node, block[at >= plainColumns ? at - plainColumns : at]));
    }
    return node;
  }

  private goesRight(node: number, value: number): boolean {
    const { split, missing, levelSplit } = this.forest;
    const goesMissing = missing[node] !== missingGoes.left;
    if (Number.isNaN(value)) return goesMissing;
    if (missing[node] === missingGoes.apart) return false;
    if (levelSplit[node] === -1) return value >= split[node];
    const { first, count, bits } = this.nodes.levelSplits[levelSplit[node]];
    const place = toInt(value) - first;
    return place < 0 || place >= count ? goesMissing : ((bits[place >> 3] >> (place & 7)) & 1) === 1;
  }

  private addLeaves(sums: Float64Array, start: number, rows: number): void {
    const { reached } = this;
    const { leaf } = this.forest;
    if (this.isSingle) {
      for (let r = 0; r < rows; r++) sums[start + r] = Math.fround(sums[start + r] + leaf[reached[r]]);
    } else for (let r = 0; r < rows; r++) sums[start + r] += leaf[reached[r]];
  }
}
