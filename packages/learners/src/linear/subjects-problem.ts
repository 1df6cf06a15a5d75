import type { DocumentLabels } from '@classmark/learner';
import type { SparseRows } from '@classmark/math';
import type { SettledParameters } from './parameters.js';

/** All subjects of a fit. */
export interface SubjectsProblem {
  readonly rows: SparseRows;
  /** The first columns, which are counts of terms; naive Bayes says nothing of the others. */
  readonly countedColumns: number;
  readonly labels: readonly DocumentLabels[];
  readonly parameters: SettledParameters;
  readonly seed: number;
  readonly subjects: number;
  /** `[subjects]`, of the whole training; null where these rows are the whole. */
  readonly positivesOfWhole: Uint32Array | null;
}
