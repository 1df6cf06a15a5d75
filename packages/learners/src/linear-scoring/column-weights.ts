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
    for (const column of subject.columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  }
  for (let column = 0; column < columns; column++)
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  const total = starts[columns] ?? 0;
  const subjects = new Uint32Array(total);
  const weights = new Float32Array(total);
  const next = Uint32Array.from(starts);
  for (const [index, subject] of bySubject.entries()) {
    for (let i = 0; i < subject.columns.length; i++) {
      const column = subject.columns[i] ?? 0;
      const at = next[column] ?? 0;
      subjects[at] = index;
      weights[at] = subject.weights[i] ?? 0;
      next[column] = at + 1;
    }
  }
  return { starts, subjects, weights };
}

/** The columns in which there is a weight, ascending, and the same weights by these columns' places. */
export function dropEmptyColumns(
  columns: number,
  bySubject: readonly SubjectModel[],
): { readonly used: Uint32Array; readonly bySubject: SubjectModel[] } {
  const places = new Uint32Array(columns);
  for (const subject of bySubject) for (const column of subject.columns) places[column] = 1;
  let count = 0;
  for (let column = 0; column < columns; column++) if (places[column] === 1) places[column] = ++count;
  const used = new Uint32Array(count);
  for (let column = 0; column < columns; column++) {
    const place = places[column] ?? 0;
    if (place > 0) used[place - 1] = column;
  }
  const moved = bySubject.map((subject) => ({
    ...subject,
    columns: subject.columns.map((column) => (places[column] ?? 0) - 1),
  }));
  return { used, bySubject: moved };
}
