/** Where a missing value goes: left, right, or right while every value that is there goes left. */
export const missingGoes = { left: 0, right: 1, apart: 2 } as const;

/** A split by level: level `first + i` goes right if bit `i` is set; levels outside go where missing values go. */
export interface LevelSplit {
  readonly first: number;
  readonly count: number;
  /** Bit `i` is in byte `i >> 3`, lowest bit first. */
  readonly bits: Uint8Array;
}

/** All trees of a forest, node by node. A value is a number, a level's index, or NaN where it is missing. */
export interface TreeNodes {
  /** `[nodes]`: the column that is split, -1 for a leaf. */
  readonly column: Int32Array;
  /** `[nodes]`: where values go right from, or the leaf's value; both were written as float32. */
  readonly value: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** `[nodes]`: see `missingGoes`. */
  readonly missing: Uint8Array;
  /** `[nodes]`: index into `levelSplits`, -1 where numbers are split. */
  readonly levelSplit: Int32Array;
  readonly levelSplits: readonly LevelSplit[];
  /** `[columns]`: how many levels a column has; values from there on count as missing. 0 for numbers. */
  readonly levelCounts: Int32Array;
  readonly groupCount: number;
  readonly treesPerGroup: number;
  /** `[treesPerGroup * groupCount]`, the groups of the first class first: where each tree begins, -1 for an empty tree. */
  readonly roots: Int32Array;
}
