import type { GanSettings, VariantName } from '@classmark/domain';
import type { RunResult } from '@classmark/gan';
import type { ThreadContract } from '@classmark/runtime';

export interface ExperimentTask {
  readonly settings: GanSettings;
  /** What is left to train. */
  readonly trainings: readonly { readonly variant: VariantName; readonly seed: number; readonly withFrames: boolean }[];
}

/** A training that has ended. */
interface DoneTraining extends RunResult {
  readonly variant: VariantName;
}

/** Trains one after another, and asks with each result to go on. */
export const experimentThread: ThreadContract<ExperimentTask, DoneTraining, null, never, null> = {
  script: new URL('./train-experiment.js', import.meta.url),
};
