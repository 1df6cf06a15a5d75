import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';

export interface RunStore {
  /**
   * Cancels a waiting run at once, asks a running one to stop, and writes the audit event. Asking twice changes
   * nothing. Throws AppError NOT_FOUND, or CONFLICT if the run is finished.
   */
  requestCancel(runId: bigint, actor: Actor): Promise<void>;
}

/** Stops a run. A running one obeys within seconds; nothing half done remains. */
export const cancelRun = defineCommand({
  name: 'cancelRun',
  leastRole: 'operator',
  input: z.strictObject({ runId: z.bigint().positive() }),
  run: (store: RunStore, actor, { runId }) => store.requestCancel(runId, actor),
});
