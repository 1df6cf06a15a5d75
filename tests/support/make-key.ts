import { createPeople, type Database } from '@classmark/database';
import type { Role } from '@classmark/domain';

/** A key that a program can show, with this role. */
export async function makeKey(database: Database, role: Role, name = `a ${role}`): Promise<string> {
  return (await createPeople(database).store.createApiKey({ name, role }, { kind: 'system' })).secret;
}
