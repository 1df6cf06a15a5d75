import type { Database, Transaction } from './database.js';
import { Prisma } from './generated/client.js';

const maxAttempts = 5;

/**
 * Runs a transaction, and runs it again if it and another waited for each other, of which Postgres ends one: bulk acts
 * and scoring lock many predictions, in orders of their own.
 */
export async function transact<Result>(
  { prisma }: Pick<Database, 'prisma'>,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work);
    } catch (error) {
      if (attempt === maxAttempts || !isDeadlock(error)) throw error;
    }
  }
}

/** Postgres has rolled it back for sure. Prisma says so by a code of its own, or within that of a raw query. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { driverAdapterError: cause } = error.meta ?? {};
  return error.code === 'P2034' || (cause instanceof Error && cause.message === 'TransactionWriteConflict');
}
