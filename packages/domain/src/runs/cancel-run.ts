import { z } from 'zod';
import { requireRoleFor } from '../least-roles.js';
import { parseInput } from '../parse-input.js';
import type { Actor } from '../role.js';

const cancelCommand = z.strictObject({ runId: z.bigint().positive() });
export type CancelRun = z.output<typeof cancelCommand>;

export const parseCancelRun = (input: unknown): CancelRun => parseInput(cancelCommand, input);

export interface RunStore {
  /**
   * Cancels a waiting run at once, asks a running one to stop, and writes the audit event. Asking twice changes
   * nothing. Throws AppError NOT_FOUND, or CONFLICT if the run is finished.
   */
  requestCancel(runId: bigint, actor: Actor): Promise<void>;
}

/** Stops a run. A running one obeys within seconds; nothing half done remains. */
export async function cancelRun(store: RunStore, actor: Actor, command: CancelRun): Promise<void> {
  requireRoleFor(actor, 'cancelRun');
  await store.requestCancel(command.runId, actor);
}
