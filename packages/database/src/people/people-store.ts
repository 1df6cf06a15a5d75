import {
  type Actor,
  AppError,
  type People,
  type PeopleStore,
  type Role,
  requireAdminLeft,
  type User,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';
import { transact } from '../transact.js';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.js';
import { announceEnding, userEnding } from './end-credential.js';
import { createPasswordHasher } from './password-hash.js';
import { countGuess, guessKey } from './sign-in-attempts.js';

/** Held while roles change, so that two admins cannot demote each other. */
const roleLock = 0x726f_6c65;

const userFields = { id: true, name: true, role: true, createdAt: true, disabledAt: true } satisfies Prisma.UserSelect;

/** What the use cases on people and keys need. */
export function createPeople(database: Database): People {
  return { store: createPeopleStore(database), passwords: createPasswordHasher() };
}

export function findUsers({ prisma }: Database, ids: readonly number[]): Promise<User[]> {
  return prisma.user.findMany({ select: userFields, where: { id: { in: [...ids] } } });
}

function createPeopleStore({ prisma }: Database): PeopleStore {
  return {
    listUsers: () => prisma.user.findMany({ select: userFields, orderBy: { id: 'asc' } }),
    createUser: (user, actor) => transact({ prisma }, (tx) => createUser(tx, user, actor)),
    setRole: (userId, role, actor) => transact({ prisma }, (tx) => setRole(tx, { userId, role, actor })),
    findPasswordHash: async (id) =>
      (await prisma.user.findUnique({ where: { id }, select: { passwordHash: true } }))?.passwordHash ?? null,
    countPasswordGuess: (userId) =>
      transact({ prisma }, async (tx) => countGuess(tx, 'account', (await getUser(tx, userId)).name)),
    disableUser: (userId, actor) => transact({ prisma }, (tx) => disableUser(tx, userId, actor)),
    enableUser: (userId, actor) => transact({ prisma }, (tx) => enableUser(tx, userId, actor)),
    setPassword: (userId, passwordHash, actor) =>
      transact({ prisma }, (tx) => setPassword(tx, { userId, passwordHash, actor })),
    listApiKeys: () => listApiKeys(prisma),
    createApiKey: (key, actor) => transact({ prisma }, (tx) => createApiKey(tx, key, actor)),
    revokeApiKey: (apiKeyId, actor) => transact({ prisma }, (tx) => revokeApiKey(tx, apiKeyId, actor)),
  };
}

type NewUser = Parameters<PeopleStore['createUser']>[0];

async function createUser(tx: Transaction, { name, role, passwordHash }: NewUser, actor: Actor): Promise<User> {
  const [created] = await tx.$queryRaw<{ id: number }[]>`
    insert into user_account (name, password_hash, role) values (${name}, ${passwordHash}, ${role}::role)
    on conflict do nothing returning id`;
  if (created === undefined) {
    throw new AppError('CONFLICT', `There is already a user named "${name}".`, [
      { path: 'name', message: 'This name is taken.' },
    ]);
  }
  await recordAudit(tx, { actor, action: 'user.created', target: `user:${created.id}`, details: { name, role } });
  return tx.user.findUniqueOrThrow({ where: { id: created.id }, select: userFields });
}

interface RoleChange {
  readonly userId: number;
  readonly role: Role;
  readonly actor: Actor;
}

async function setRole(tx: Transaction, { userId, role, actor }: RoleChange): Promise<User> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${roleLock})`;
  const user = await getUser(tx, userId);
  if (user.role === role) return user;
  requireAdminLeft({ from: user.role, to: role, otherAdmins: await countOtherAdmins(tx, userId) });
  const details = { from: user.role, to: role };
  await recordAudit(tx, { actor, action: 'user.role-set', target: `user:${userId}`, details });
  announceEnding(userEnding(userId));
  return tx.user.update({ where: { id: userId }, data: { role }, select: userFields });
}

async function disableUser(tx: Transaction, userId: number, actor: Actor): Promise<User> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${roleLock})`;
  const user = await getUser(tx, userId);
  if (user.disabledAt !== null) return user;
  requireAdminLeft({ from: user.role, to: null, otherAdmins: await countOtherAdmins(tx, userId) });
  const disabled = await tx.user.update({
    where: { id: userId },
    data: { disabledAt: new Date() },
    select: userFields,
  });
  await endSessions(tx, userId);
  await recordAudit(tx, { actor, action: 'user.disabled', target: `user:${userId}` });
  return disabled;
}

async function enableUser(tx: Transaction, userId: number, actor: Actor): Promise<User> {
  const user = await getUser(tx, userId);
  if (user.disabledAt === null) return user;
  await recordAudit(tx, { actor, action: 'user.enabled', target: `user:${userId}` });
  return tx.user.update({ where: { id: userId }, data: { disabledAt: null }, select: userFields });
}

function countOtherAdmins(tx: Transaction, userId: number): Promise<number> {
  return tx.user.count({ where: { role: 'admin', disabledAt: null, id: { not: userId } } });
}

interface PasswordChange {
  readonly userId: number;
  readonly passwordHash: string;
  readonly actor: Actor;
}

async function setPassword(tx: Transaction, { userId, passwordHash, actor }: PasswordChange): Promise<User> {
  const { name } = await getUser(tx, userId);
  const changed = await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: userFields });
  await tx.signInAttempts.deleteMany({ where: { key: guessKey('account', name) } });
  await endSessions(tx, userId);
  await recordAudit(tx, { actor, action: 'user.password-set', target: `user:${userId}` });
  return changed;
}

/** After the account was updated, so that no sign-in under way adds one that is not seen here. */
async function endSessions(tx: Transaction, userId: number): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  announceEnding(userEnding(userId));
}

async function getUser(tx: Transaction, id: number): Promise<User> {
  const user = await tx.user.findUnique({ where: { id }, select: userFields });
  if (user === null) throw new AppError('NOT_FOUND', 'User not found.');
  return user;
}
