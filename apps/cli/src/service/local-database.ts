import { join } from 'node:path';
import type { Database } from '@classmark/database';
import type { Config } from '../config.js';
import { ServiceError } from './service-error.js';

/** Throws ServiceError where the work shows that a database can't be used. */
export async function tellOfDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { ClusterOwnedError, MigrationError } = await import('@classmark/database');
    if (!(error instanceof ClusterOwnedError || error instanceof MigrationError)) throw error;
    throw new ServiceError(error.message, { cause: error });
  }
}

/**
 * Opens the database of the local installation: whoever runs the service needs no key for it.
 * Throws ServiceError if it does not run or can't be used.
 */
export async function withLocalDatabase<Result>(
  { databaseUrl, home }: Config,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  // Loaded only here: commands on files alone start sooner without it.
  const { createPool, createPrisma, findRunningPostgres, requireMigrated } = await import('@classmark/database');
  const url = databaseUrl ?? (await findRunningPostgres(join(home, 'postgres')));
  if (url === null) {
    throw new ServiceError(`No installation is running with its data in ${home}. Start it, or set DATABASE_URL.`);
  }
  await tellOfDatabase(() => requireMigrated(url));
  await using resources = new AsyncDisposableStack();
  const prisma = resources.adopt(createPrisma(url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(url, { maxConnections: 1 }), (opened) => opened.end());
  return await use({ prisma, pool });
}
