import type { Transaction } from '../database.js';

/** The channel on which it is announced that the review queue or its leases changed; read it again. */
export const queueChannel = 'classmark_queue';

export async function announceQueue(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_notify(${queueChannel}, '')`;
}
