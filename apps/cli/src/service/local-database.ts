import { join } from 'node:path';
import { createPool, createPrisma, type Database, findRunningPostgres } from '@classmark/database';
import type { Config } from '../config.js';
import { ServiceError } from './service-error.js';

/**
 * The database of the installation on this machine: what whoever runs the service may do without a key.
 * Throws ServiceError where none runs.
 */
export async function withLocalDatabase<Result>(
  { databaseUrl, home }: Config,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const url = databaseUrl ?? (await findRunningPostgres(join(home, 'postgres')));
  if (url === null) {
    throw new ServiceError(`No installation runs on the data in ${home}: start it, or set DATABASE_URL.`);
  }
  await using resources = new AsyncDisposableStack();
  const prisma = resources.adopt(createPrisma(url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(url, 1), (opened) => opened.end());
  return await use({ prisma, pool });
}
