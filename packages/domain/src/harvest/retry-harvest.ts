import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import type { RunKind, RunState } from '../runs/run.js';

/** Throws AppError NOT_FOUND unless it is a harvest, CONFLICT unless it failed or was cancelled. */
export function requireRetryable(run: { readonly kind: RunKind; readonly state: RunState } | null): void {
  if (run?.kind !== 'harvest') throw new AppError('NOT_FOUND', 'Harvest not found.');
  if (run.state === 'failed' || run.state === 'cancelled') return;
  throw new AppError(
    'CONFLICT',
    run.state === 'succeeded'
      ? 'This harvest has succeeded. To harvest what has changed since, start a new one.'
      : 'This harvest has not ended yet.',
  );
}

export interface HarvestRetryStore {
  /** Queues the run again, with its checkpoint, and writes the audit event. Throws as requireRetryable. */
  retryHarvest(runId: bigint, actor: Actor): Promise<void>;
}

/** Resumes a failed or cancelled harvest: the same run, with the same report. */
export const retryHarvest = defineCommand({
  name: 'retryHarvest',
  leastRole: 'operator',
  input: z.strictObject({ runId: z.bigint().positive() }),
  run: (store: HarvestRetryStore, actor, { runId }) => store.retryHarvest(runId, actor),
});
