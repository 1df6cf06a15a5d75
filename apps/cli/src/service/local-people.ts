import { join } from 'node:path';
import type { People } from '@classmark/domain';
import type { Config } from '../config.js';
import { ServiceError } from './service-error.js';

/**
 * Opens the users and keys of the local installation: whoever runs the service needs no key for them.
 * Throws ServiceError if it does not run.
 */
export async function withLocalPeople<Result>(
  { databaseUrl, home }: Config,
  use: (people: People) => Promise<Result>,
): Promise<Result> {
  // Loaded only here: commands on files alone start sooner without it.
  const { createPeople, createPool, createPrisma, findRunningPostgres } = await import('@classmark/database');
  const url = databaseUrl ?? (await findRunningPostgres(join(home, 'postgres')));
  if (url === null) {
    throw new ServiceError(`No installation is running with its data in ${home}. Start it, or set DATABASE_URL.`);
  }
  await using resources = new AsyncDisposableStack();
  const prisma = resources.adopt(createPrisma(url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(url, { maxConnections: 1 }), (opened) => opened.end());
  return await use(createPeople({ prisma, pool }));
}
