/** Weights by column: the one at place p stands in column `columns[p]` and has the entries `starts[p]` to `starts[p + 1]`. */
export interface PlacedWeights {
  /** Ascending. */
  readonly columns: Uint32Array;
  readonly starts: Uint32Array;
  readonly subjects: Uint32Array;
  readonly weights: Float32Array;
}

export interface WeightTableShape {
  /** How many columns there are. */
  readonly width: number;
  readonly subjects: number;
}

/** Adds rows' weights to scores. */
export interface WeightTable {
  /** Room for a row of so many columns, to be filled before `add`. */
  row(size: number): RowRoom;
  /** Adds weight × value × scale, for the row's first `size` columns, to the subjects' scores. */
  add(size: number, scale: number, scores: Float64Array): void;
}

export interface RowRoom {
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}
