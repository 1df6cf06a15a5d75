import { z } from 'zod';
import { requireRoleFor } from '../least-roles.js';
import { parseInput } from '../parse-input.js';
import { type Actor, requireRole } from '../role.js';
import { accountName, password, role } from './account-rules.js';
import type { PasswordHasher } from './password-hasher.js';
import type { PeopleStore } from './people-store.js';
import type { User } from './user.js';

const createCommand = z.strictObject({ name: accountName, password, role });
const setRoleCommand = z.strictObject({ userId: z.int(), role });
const setPasswordCommand = z.strictObject({ userId: z.int(), password });
export type CreateUser = z.output<typeof createCommand>;
export type SetRole = z.output<typeof setRoleCommand>;
export type SetPassword = z.output<typeof setPasswordCommand>;

export const parseCreateUser = (input: unknown): CreateUser => parseInput(createCommand, input);
export const parseSetRole = (input: unknown): SetRole => parseInput(setRoleCommand, input);
export const parseSetPassword = (input: unknown): SetPassword => parseInput(setPasswordCommand, input);

export interface People {
  readonly store: PeopleStore;
  readonly passwords: PasswordHasher;
}

export async function listUsers({ store }: People, actor: Actor): Promise<User[]> {
  requireRole(actor, 'admin');
  return store.listUsers();
}

export async function createUser({ store, passwords }: People, actor: Actor, command: CreateUser): Promise<User> {
  requireRoleFor(actor, 'createUser');
  const { name, role } = command;
  return store.createUser({ name, role, passwordHash: await passwords.hash(command.password) }, actor);
}

/** The last admin keeps the role, so that somebody can always give it. */
export async function setRole({ store }: People, actor: Actor, command: SetRole): Promise<User> {
  requireRoleFor(actor, 'setRole');
  return store.setRole(command.userId, command.role, actor);
}

/** People set their own password; admins anybody's. */
export async function setPassword({ store, passwords }: People, actor: Actor, command: SetPassword): Promise<User> {
  const isOwn = actor.kind === 'user' && actor.id === command.userId;
  if (!isOwn) requireRole(actor, 'admin');
  return store.setPassword(command.userId, await passwords.hash(command.password), actor);
}
