import type { People } from '@classmark/domain';
import type { Config } from '../config.js';
import { withLocalDatabase } from './local-database.js';

/** Opens the users and keys of the local installation. Throws ServiceError if it does not run. */
export function withLocalPeople<Result>(config: Config, use: (people: People) => Promise<Result>): Promise<Result> {
  return withLocalDatabase(config, async (database) => {
    const { createPeople } = await import('@classmark/database');
    return use(createPeople(database));
  });
}
