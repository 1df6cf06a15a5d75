import type { Loss } from '../losses.js';

/** What the trainer's memory is laid out for. */
export interface SgdShape {
  readonly columns: number;
  /** At most 64. */
  readonly mostSubjects: number;
  readonly optimiser: Optimiser;
  /** Whether L1 is to be used. */
  readonly isSparse: boolean;
  /** Whether the weights are to be means over the steps. */
  readonly isAveraged: boolean;
}

/** adagrad: a column's steps shrink with the root of its summed squared slopes (Duchi, Hazan & Singer 2011). */
export const optimisers = ['sgd', 'adagrad'] as const;
export type Optimiser = (typeof optimisers)[number];

/** linear: from the rate to 0 over the steps; inverse-sqrt: rate / √(1 + step / steps), for streams without an end. */
export const schedules = ['linear', 'inverse-sqrt'] as const;
export type Schedule = (typeof schedules)[number];

/** As the kernel knows them. */
export const schedulePlaces = { linear: 0, 'inverse-sqrt': 1 } as const satisfies Record<Schedule, number>;

/**
 * What is minimised for each subject: mean loss + l2 / 2 × squared length of its weights + l1 × sum of their sizes, and
 * how. Intercepts are not shrunk. AdaGrad's smaller steps leave the penalties as they are, so they weigh more with it.
 */
export interface SgdPlan {
  readonly loss: Loss;
  readonly schedule: Schedule;
  /** The learning rate at the first step. */
  readonly rate: number;
  /** Rows to come, over all passes; what comes after them is learnt at no rate (linear) or slowly. */
  readonly steps: number;
  readonly l2: number;
  readonly l1: number;
  /** The intercepts' rate, as a share of the weights'. */
  readonly interceptRate: number;
  /** The first step that means are taken over. */
  readonly averageFrom: number;
  /** `[subjects]`: what a positive's loss counts, a negative's being 1. */
  readonly positiveWeights: Float64Array;
  /** `[subjects]`: where intercepts start. */
  readonly intercepts: Float64Array;
}
