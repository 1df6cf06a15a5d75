import type { GanSettings } from '../experiment/gan-settings.js';
import { type RunOptions, type RunResult, trainRun } from './train-run.js';

/** What a thread trains: one GAN from several seeds. */
export interface TrainTask {
  readonly settings: GanSettings;
  readonly runs: readonly RunOptions[];
}

/** The module that a thread runs for a `TrainTask`. */
export const trainThread = new URL('./train-task.js', import.meta.url);

export function run({ settings, runs }: TrainTask): RunResult[] {
  return runs.map((options) => trainRun(settings, options));
}
