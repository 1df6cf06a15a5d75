import type { Slice } from '../slice.js';
import type { ExperimentTraining } from './experiment.js';

/** Where a training stands in the list of an experiment's. */
export type TrainingPlace = Pick<ExperimentTraining, 'seed' | 'variant'>;

export interface TrainingSlice extends Slice<TrainingPlace> {
  readonly experimentId: number;
  /** Only those of this variant; null for all. */
  readonly variant: string | null;
}
