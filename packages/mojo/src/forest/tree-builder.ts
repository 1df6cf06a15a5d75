import type { LevelSplit, TreeNodes } from './tree-nodes.js';

/** Where trees are collected node by node. */
export class TreeBuilder {
  private readonly column: number[] = [];
  private readonly value: number[] = [];
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly missing: number[] = [];
  private readonly levelSplit: number[] = [];
  private readonly levelSplits: LevelSplit[] = [];

  get nodeCount(): number {
    return this.column.length;
  }

  addLeaf(value: number): number {
    return this.add(-1, value, 0);
  }

  /** Values from `value` on go right. Children are set afterwards. */
  addNumberSplit(column: number, value: number, missing: number): number {
    return this.add(column, value, missing);
  }

  addLevelSplit(column: number, split: LevelSplit, missing: number): number {
    this.levelSplits.push(split);
    return this.add(column, 0, missing, this.levelSplits.length - 1);
  }

  setChild(node: number, side: 'left' | 'right', child: number): void {
    this[side][node] = child;
  }

  private add(column: number, value: number, missing: number, levelSplit = -1): number {
    this.column.push(column);
    this.value.push(value);
    this.left.push(-1);
    this.right.push(-1);
    this.missing.push(missing);
    this.levelSplit.push(levelSplit);
    return this.column.length - 1;
  }

  finish(shape: Pick<TreeNodes, 'levelCounts' | 'groupCount' | 'treesPerGroup' | 'roots'>): TreeNodes {
    return {
      ...shape,
      column: Int32Array.from(this.column),
      value: Float64Array.from(this.value),
      left: Int32Array.from(this.left),
      right: Int32Array.from(this.right),
      missing: Uint8Array.from(this.missing),
      levelSplit: Int32Array.from(this.levelSplit),
      levelSplits: this.levelSplits,
    };
  }
}
