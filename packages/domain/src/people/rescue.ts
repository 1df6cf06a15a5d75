import { AppError } from '../app-error.js';
import { execute } from '../command.js';
import { createUser, type People, setPassword } from './manage-users.js';
import type { User } from './user.js';

const service = { kind: 'system' } as const;

/** The person `admin` of an installation where nobody is yet; null where somebody is. */
export async function createFirstAdmin(people: People, password: string): Promise<User | null> {
  if ((await people.store.listUsers()).length > 0) return null;
  return execute(createUser, people, service, { name: 'admin', password, role: 'admin' });
}

/** A new password for whoever runs the service to hand out; ends the person's sessions. Throws AppError NOT_FOUND. */
export async function resetPassword(people: People, name: string, password: string): Promise<User> {
  const user = (await people.store.listUsers()).find((user) => user.name.toLowerCase() === name.toLowerCase());
  if (user === undefined) throw new AppError('NOT_FOUND', `No user named "${name}".`);
  return execute(setPassword, people, service, { userId: user.id, password });
}
