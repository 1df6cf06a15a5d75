import { z } from 'zod';
import { defineCommand } from '../command.js';
import { requireRole } from '../role.js';
import { accountName, password, role } from './account-rules.js';
import type { PasswordHasher } from './password-hasher.js';
import type { PeopleStore } from './people-store.js';

export interface People {
  readonly store: PeopleStore;
  readonly passwords: PasswordHasher;
}

export const createUser = defineCommand({
  name: 'createUser',
  leastRole: 'admin',
  input: z.strictObject({ name: accountName, password, role }),
  run: async ({ store, passwords }: People, actor, { name, password, role }) =>
    store.createUser({ name, role, passwordHash: await passwords.hash(password) }, actor),
});

/** The last admin keeps the role, so that somebody can always give it. */
export const setRole = defineCommand({
  name: 'setRole',
  leastRole: 'admin',
  input: z.strictObject({ userId: z.int(), role }),
  run: ({ store }: People, actor, { userId, role }) => store.setRole(userId, role, actor),
});

/** People set their own password; admins anybody's. */
export const setPassword = defineCommand({
  name: 'setPassword',
  leastRole: 'reader',
  input: z.strictObject({ userId: z.int(), password }),
  async run({ store, passwords }: People, actor, { userId, password }) {
    const isOwn = actor.kind === 'user' && actor.id === userId;
    if (!isOwn) requireRole(actor, 'admin');
    return store.setPassword(userId, await passwords.hash(password), actor);
  },
});
