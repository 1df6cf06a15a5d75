import type { SubjectModel } from '@classmark/linear';
import type { TfIdfModel, TfIdfRow } from '@classmark/text';

/** All weights that are not 0, by column (CSR): column c has the entries `starts[c]` to `starts[c + 1]`. */
export interface ColumnWeights {
  readonly starts: Uint32Array;
  readonly subjects: Uint32Array;
  readonly weights: Float32Array;
}

/** A fitted linear one-vs-rest classifier: score = intercept + row · weights, per subject. */
export interface LinearWeights {
  readonly features: TfIdfModel;
  /** `[subjects]` */
  readonly intercepts: Float64Array;
  readonly byColumn: ColumnWeights;
  /** Makes rows by `features`; overwritten with every document. */
  readonly row: TfIdfRow;
}

export function createLinearWeights(row: TfIdfRow, intercepts: Float64Array, byColumn: ColumnWeights): LinearWeights {
  return { features: row.model, intercepts, byColumn, row };
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
  bySubject.forEach((subject, index) => {
    subject.columns.forEach((column, i) => {
      const at = next[column] ?? 0;
      subjects[at] = index;
      weights[at] = subject.weights[i] ?? 0;
      next[column] = at + 1;
    });
  });
  return { starts, subjects, weights };
}
