import { join } from 'node:path';
import type { People } from '@classmark/domain';
import type { Config } from '../config.js';
import { ServiceError } from './service-error.js';

/**
 * The people of the installation on this machine: what whoever runs the service may do without a key.
 * Throws ServiceError where none runs.
 */
export async function withLocalPeople<Result>(
  { databaseUrl, home }: Config,
  use: (people: People) => Promise<Result>,
): Promise<Result> {
  // Loaded only here: commands on files alone start sooner without it.
  const { createPeople, createPool, createPrisma, findRunningPostgres } = await import('@classmark/database');
  const url = databaseUrl ?? (await findRunningPostgres(join(home, 'postgres')));
  if (url === null) {
    throw new ServiceError(`No installation runs on the data in ${home}: start it, or set DATABASE_URL.`);
  }
  await using resources = new AsyncDisposableStack();
  const prisma = resources.adopt(createPrisma(url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(url, 1), (opened) => opened.end());
  return await use(createPeople({ prisma, pool }));
}
