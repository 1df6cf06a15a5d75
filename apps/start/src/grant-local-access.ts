import { createPeople, type Database } from '@classmark/database';
import { createApiKey, execute } from '@classmark/domain';
import { readLocalAccess, writeLocalAccess } from '@classmark/runtime';
import type { Config } from './config.js';

const system = { kind: 'system' } as const;
const key = { name: 'Command line on this machine', role: 'operator' };

/** Lets `classmark` on this machine find the API and sign in; keeps the key of the last start while it is valid. */
export async function grantLocalAccess({ home, apiUrl }: Config, database: Database): Promise<void> {
  const people = createPeople(database);
  const valid = (await people.store.listApiKeys()).filter(({ revokedAt }) => revokedAt === null);
  const last = (await readLocalAccess(home))?.apiKey;
  const isValid = valid.some(({ prefix }) => last?.startsWith(prefix));
  const apiKey = last !== undefined && isValid ? last : (await execute(createApiKey, people, system, key)).secret;
  await writeLocalAccess(home, { apiUrl, apiKey });
}
