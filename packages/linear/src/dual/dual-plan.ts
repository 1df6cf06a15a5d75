import type { Loss } from '../losses.js';

/** What one subject's classifier is to be: minimal ½|w|² + ½b² + Σ c · weight of the class · loss, over its known rows. */
export interface DualPlan {
  readonly loss: Loss;
  /** The weight of the data against the penalty. */
  readonly c: number;
  /** What c is multiplied with for a positive, and for a negative. */
  readonly positiveWeight: number;
  readonly negativeWeight: number;
  /** The value of a column of ones for the intercept: the larger, the less the intercept is held down. 0: none. */
  readonly bias: number;
  /** Passes end when the projected gradients of all rows lie within so much of each other. */
  readonly tolerance: number;
  readonly mostPasses: number;
  /** Sets the order of rows. */
  readonly seed: number;
}

/** Of the dual in the box 0 ≤ α ≤ `upper`: `diagonal` is added to each row's squared length. */
export interface DualBox {
  readonly diagonal: number;
  readonly upper: number;
}

/**
 * One loop learns three losses (Hsieh et al. 2008): the hinge, its square, and the square that goes straight on below a
 * margin of -1 (modified Huber), whose dual is that of the square with a bound.
 */
export function boxOf(loss: Exclude<Loss, 'log'>, c: number): DualBox {
  switch (loss) {
    case 'hinge':
      return { diagonal: 0, upper: c };
    case 'squared-hinge':
      return { diagonal: 1 / (2 * c), upper: Number.POSITIVE_INFINITY };
    case 'modified-huber':
      return { diagonal: 1 / (2 * c), upper: 4 * c };
  }
}
