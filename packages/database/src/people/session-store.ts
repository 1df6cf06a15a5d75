import {
  type Attempts,
  countAttempt,
  lockMs,
  maxAttempts,
  type SessionStore,
  type SignIn,
  type StartedSession,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { transact } from '../transact.js';
import { announceEnding, sessionEnding } from './end-credential.js';
import { createSecret, hashSecret } from './secrets.js';

const sessionDays = 14;

type From = Pick<SignIn, 'name' | 'address'>;

export function createSessionStore({ prisma }: Database): SessionStore {
  return {
    countAttempt: (from) => transact({ prisma }, (tx) => countAttempts(tx, from)),
    findAccount: async (name) => {
      const [account] = await prisma.$queryRaw<{ id: number; passwordHash: string }[]>`
        select id, password_hash as "passwordHash" from user_account
        where lower(name) = lower(${name}) and disabled_at is null`;
      return account ?? null;
    },
    startSession: (userId, from) => transact({ prisma }, (tx) => startSession(tx, userId, from)),
  };
}

/** Ends the session that the secret stands for, if there is one. */
export function endSession({ prisma }: Database, secret: string): Promise<void> {
  return transact({ prisma }, async (tx) => {
    const idHash = hashSecret(secret);
    const [ended] = await tx.$queryRaw<{ id: number; name: string; role: 'reader' }[]>`
      delete from session s using user_account u where s.id_hash = ${idHash} and u.id = s.user_id
      returning u.id, u.name, u.role`;
    if (ended === undefined) return;
    await recordAudit(tx, { actor: { kind: 'user', ...ended }, action: 'session.ended', target: `user:${ended.id}` });
    await announceEnding(tx, sessionEnding(idHash));
  });
}

async function startSession(tx: Transaction, userId: number, from: From): Promise<StartedSession> {
  await tx.signInAttempts.deleteMany({ where: { key: accountKey(from) } });
  // Not forgotten: an account of one's own must not buy guesses at others.
  await tx.signInAttempts.updateMany({ where: { key: addressKey(from) }, data: { count: { decrement: 1 } } });
  await tx.signInAttempts.deleteMany({ where: { lastAt: { lt: new Date(Date.now() - lockMs) } } });
  await tx.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  const secret = createSecret();
  const expiresAt = new Date(Date.now() + sessionDays * 86_400_000);
  const { user } = await tx.session.create({
    data: { idHash: hashSecret(secret), userId, expiresAt },
    select: { user: { select: { id: true, name: true, role: true, createdAt: true, disabledAt: true } } },
  });
  const actor = { kind: 'user', ...user } as const;
  await recordAudit(tx, { actor, action: 'session.started', target: `user:${userId}` });
  return { user, secret, expiresAt };
}

async function countAttempts(tx: Transaction, from: From): Promise<{ isLast: boolean }> {
  const account = await countOne(tx, accountKey(from), maxAttempts.account);
  const address = await countOne(tx, addressKey(from), maxAttempts.address);
  return { isLast: account.isLast || address.isLast };
}

async function countOne(tx: Transaction, key: string, max: number): Promise<{ isLast: boolean }> {
  await tx.$executeRaw`
    insert into sign_in_attempts (key, count, last_at) values (${key}, 0, 'epoch') on conflict do nothing`;
  const [before] = await tx.$queryRaw<[Attempts]>`
    select count, last_at as "lastAt" from sign_in_attempts where key = ${key} for update`;
  const { count, lastAt } = countAttempt(before, max, new Date());
  await tx.signInAttempts.update({ where: { key }, data: { count, lastAt } });
  const isLast = count === max;
  if (isLast) await recordAudit(tx, { actor: { kind: 'system' }, action: 'sign-in.locked', target: key });
  return { isLast };
}

const accountKey = ({ name }: From): string => `account:${name.toLowerCase()}`;
const addressKey = ({ address }: From): string => `address:${address}`;
