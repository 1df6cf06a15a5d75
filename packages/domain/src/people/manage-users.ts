import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import { requireRole } from '../role.js';
import { accountName, password, role } from './account-rules.js';
import type { PasswordHasher } from './password-hasher.js';
import type { PeopleStore } from './people-store.js';
import { lockMs, TooManyAttemptsError } from './sign-in-limit.js';

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

/** Whoever found a session open must not find out the password: guesses count as guesses at sign-in do. */
async function requireCurrent({ store, passwords }: People, userId: number, given: string): Promise<void> {
  const { isLast } = await store.countPasswordGuess(userId);
  if (await passwords.verify(given, await store.findPasswordHash(userId))) return;
  if (isLast) throw new TooManyAttemptsError(lockMs / 1_000);
  const message = 'This is not your current password.';
  throw new AppError('INVALID_INPUT', message, [{ path: 'currentPassword', message }]);
}

/** People set their own password, who say what it was; admins anybody's. */
export const setPassword = defineCommand({
  name: 'setPassword',
  leastRole: 'reader',
  input: z.strictObject({ userId: z.int(), password, currentPassword: z.string().max(1_000).nullish() }),
  async run({ store, passwords }: People, actor, { userId, password, currentPassword }) {
    const isOwn = actor.kind === 'user' && actor.id === userId;
    if (isOwn) await requireCurrent({ store, passwords }, userId, currentPassword ?? '');
    else requireRole(actor, 'admin');
    return store.setPassword(userId, await passwords.hash(password), actor);
  },
});

/** The last admin can't be disabled. Keys that the person created are programs', and stay. */
export const disableUser = defineCommand({
  name: 'disableUser',
  leastRole: 'admin',
  input: z.strictObject({ userId: z.int() }),
  run: ({ store }: People, actor, { userId }) => store.disableUser(userId, actor),
});

export const enableUser = defineCommand({
  name: 'enableUser',
  leastRole: 'admin',
  input: z.strictObject({ userId: z.int() }),
  run: ({ store }: People, actor, { userId }) => store.enableUser(userId, actor),
});
