/** What a subject's rows are, and what its features are worth to it. */
export interface DualTask {
  /** `[rows]`: +1 yes, -1 no, 0 unknown. */
  readonly targets: Int8Array;
  /** `[columns]`: what each column's value is multiplied with, squared; null for 1. */
  readonly squaredFactors: Float32Array | null;
  /** Whether to begin where the last problem ended, which had the same targets and plan, and other factors. */
  readonly isContinued: boolean;
}

/** The weights are in the state: times the factors, so that they are weights of the rows as they are. */
export interface DualSolution {
  readonly intercept: number;
  readonly passes: number;
  /** The sum of the losses of the known rows, as of the last pass over all of them; and how many these are. */
  readonly loss: number;
  readonly cells: number;
}
