/** Why a row cannot be scored, by the names of genmodel's exceptions. */
export const rowErrors = [
  'PredictNumberFormatException',
  'PredictUnknownCategoricalLevelException',
  'PredictUnknownTypeException',
  'IllegalArgumentException',
  'RuntimeException',
] as const;
export type RowError = (typeof rowErrors)[number];

/** As it stands in `ScoredRows.failures`; 0 is no failure. */
export const failureOf = (error: RowError): number => rowErrors.indexOf(error) + 1;

/** Rows by column: `[inputs][count]`, numbers or indices of levels, NaN where missing. */
export interface InputRows {
  readonly count: number;
  readonly columns: readonly Float64Array[];
  /** `[count]`: added before the link; null counts as 0. */
  readonly offsets: Float64Array | null;
}

/** Where a batch's scores are written; made once and used again. */
export interface ScoredRows {
  /** `[outputs][capacity]` */
  readonly values: readonly Float64Array[];
  /** `[capacity]`: the label's index or the cluster, -1 where there is none. */
  readonly indices: Int32Array;
  /** `[capacity]`: 0, or what `failureOf` gives; such a row has no scores. */
  readonly failures: Uint8Array;
}

/** Scores rows in batches; some thousand rows stay in the processor's cache. Allocates nothing per row. */
export interface Scorer {
  /** The names of the values: `p0`, `p1`, … `value`, `dist0`, … as H2O gives them. */
  readonly outputs: readonly string[];
  /** Of a classifier, by index. */
  readonly labels: readonly string[] | null;
  /** Whether rows get an index: of a label, or of a cluster. */
  readonly hasIndex: boolean;
  /** Rows that had failed before keep their failure. */
  score(rows: InputRows, scores: ScoredRows): void;
}

/** Room for the scores of `capacity` rows. */
export function createScoredRows({ outputs }: Pick<Scorer, 'outputs'>, capacity: number): ScoredRows {
  return {
    values: outputs.map(() => new Float64Array(capacity)),
    indices: new Int32Array(capacity).fill(-1),
    failures: new Uint8Array(capacity),
  };
}

/** A buffer that grows with the largest batch. */
export class Scratch {
  private buffer = new Float64Array(0);

  take(length: number): Float64Array {
    if (this.buffer.length < length) this.buffer = new Float64Array(length);
    return this.buffer;
  }
}
