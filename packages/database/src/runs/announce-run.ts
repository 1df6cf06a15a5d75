import type { Transaction } from '../database.js';

/** The channel on which a change of a run is announced; the payload is its id, the table is the truth. */
export const runChannel = 'classmark_run';

export async function announceRun(tx: Transaction, runId: bigint): Promise<void> {
  await tx.$executeRaw`select pg_notify(${runChannel}, ${String(runId)})`;
}
