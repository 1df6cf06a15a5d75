import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import { requireNoRuns } from '../upkeep/require-no-runs.js';
import type { SampleContents } from './sample.js';

/** What removing the sample is decided on, under a lock that keeps runs from starting. */
export interface SampleSituation {
  /** Null where there is no sample. */
  readonly contents: SampleContents | null;
  /** The titles of runs that are queued or running. */
  readonly unfinishedRuns: readonly string[];
}

export interface SampleStore {
  /** Null where there is no sample. */
  findSample(): Promise<SampleContents | null>;
  /**
   * Deletes the sample's documents with all that is known of them, models that suggest for it alone, the imported model
   * that came with it, its scheme if nothing else uses it, and its experiment, unless `decide` throws; with the audit
   * event.
   */
  removeSample(removal: RemoveSample): Promise<SampleContents>;
}

export interface RemoveSample {
  readonly actor: Actor;
  decide(situation: SampleSituation): SampleContents;
}

/** What goes with the sample. Throws AppError NOT_FOUND, or CONFLICT while a run may use it. */
export function planSampleRemoval({ contents, unfinishedRuns }: SampleSituation): SampleContents {
  if (contents === null) throw new AppError('NOT_FOUND', 'There is no sample.');
  requireNoRuns(unfinishedRuns);
  return contents;
}

/** Removes the sample with all that came of it, for good. */
export const removeSample = defineCommand({
  name: 'removeSample',
  leastRole: 'operator',
  input: z.strictObject({}),
  run: (store: SampleStore, actor) => store.removeSample({ actor, decide: planSampleRemoval }),
});
