import type { TrainingProgress } from '@classmark/learners';

/** A point of the curve of one fit. */
export interface LossPoint {
  readonly series: string;
  /** Documents that the fit has learnt from, each pass counted. */
  readonly step: number;
  readonly loss: number;
}

/** A curve of the loss for each fit of a training: `loss/fit` for the one that stays, `loss/trial 1` … for the others. */
export class LossCurves {
  #fit: { readonly number: number; readonly begunAt: number } | null = null;

  /** Null where nothing was learnt yet. */
  add({ stage, fit, done, loss }: TrainingProgress): LossPoint | null {
    if (this.#fit?.number !== fit) this.#fit = { number: fit, begunAt: done };
    if (loss === null) return null;
    const series = stage === 'fit' ? 'loss/fit' : `loss/trial ${fit}`;
    return { series, step: done - this.#fit.begunAt, loss };
  }
}
