import type { SubjectModel } from '@classmark/linear';

/** All weights that are not 0, by column (CSR): column c has the entries `starts[c]` to `starts[c + 1]`. */
export interface ColumnWeights {
  readonly starts: Uint32Array;
  readonly subjects: Uint32Array;
  readonly weights: Float32Array;
}

/** Turns weights by subject into weights by column. */
export function gatherByColumn(columns: number, bySubject: readonly SubjectModel[]): ColumnWeights {
  const starts = new Uint32Array(columns + 1);
  for (const subject of bySubject) {
    for (const column of subject.columns) starts[column + 1] += 1;
  }
  for (let column = 0; column < columns; column++) starts[column + 1] += starts[column];
  const total = starts[columns];
  const subjects = new Uint32Array(total);
  const weights = new Float32Array(total);
  for (const [index, subject] of bySubject.entries()) {
    for (let i = 0; i < subject.columns.length; i++) {
      const column = subject.columns[i];
      const at = starts[column];
      subjects[at] = index;
      weights[at] = subject.weights[i];
      starts[column] = at + 1;
    }
  }
  // Each start has moved to where its column ends, which is where the next one starts.
  starts.copyWithin(1, 0, columns);
  starts[0] = 0;
  return { starts, subjects, weights };
}

/** The columns in which there is a weight, ascending, and the same weights by these columns' places. */
export function dropEmptyColumns({ starts, subjects, weights }: ColumnWeights): {
  readonly used: Uint32Array;
  readonly byColumn: ColumnWeights;
} {
  const columns = starts.length - 1;
  const isUsed = (column: number): boolean => starts[column] !== starts[column + 1];
  let count = 0;
  for (let column = 0; column < columns; column++) if (isUsed(column)) count += 1;
  const used = new Uint32Array(count);
  const usedStarts = new Uint32Array(count + 1);
  let place = 0;
  for (let column = 0; column < columns; column++) {
    if (!isUsed(column)) continue;
    used[place] = column;
    usedStarts[place + 1] = starts[column + 1];
    place += 1;
  }
  return { used, byColumn: { starts: usedStarts, subjects, weights } };
}
