import type { Slice } from '../slice.js';
import type { ExperimentRun } from './experiment.js';

/** Where a training stands in the list of an experiment's. */
export type TrainingPlace = Pick<ExperimentRun, 'seed' | 'variant'>;

export interface TrainingPage extends Slice<TrainingPlace> {
  readonly experimentId: number;
  /** Only those of this variant; null for all. */
  readonly variant: string | null;
}
