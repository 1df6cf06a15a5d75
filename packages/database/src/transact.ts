import type { Database, Transaction } from './database.js';
import { announcing } from './notifications/announce.js';
import { retryCollisions } from './retry-collisions.js';

/** How long a transaction may wait for a connection and take; as `connect.ts` says if left out. */
export interface TransactOptions {
  readonly maxWait?: number;
  readonly timeout?: number;
}

/** Runs `work` in a transaction of Prisma's, again if it collided with another: what it reads it must read within. */
export function transact<Result>(
  { prisma }: Pick<Database, 'prisma'>,
  work: (tx: Transaction) => Promise<Result>,
  options: TransactOptions = {},
): Promise<Result> {
  return retryCollisions(() => announcing(() => prisma.$transaction(work, options)));
}
