import {
  type Account,
  lockMs,
  type Role,
  type SessionStore,
  type SignIn,
  type StartedSession,
  type VerifiedAccount,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { transact } from '../transact.js';
import { announceEnding, sessionEnding } from './end-credential.js';
import { createSecret, hashSecret } from './secrets.js';
import { countGuess, guessKey } from './sign-in-attempts.js';

const sessionDays = 14;

type From = Pick<SignIn, 'name' | 'address'>;

export function createSessionStore({ prisma }: Database): SessionStore {
  return {
    countAttempt: (from) => transact({ prisma }, (tx) => countAttempts(tx, from)),
    findAccount: async (name) => {
      const [account] = await prisma.$queryRaw<Account[]>`
        select id, password_hash as "passwordHash", disabled_at is not null as "isDisabled" from user_account
        where lower(name) = lower(${name})`;
      return account ?? null;
    },
    startSession: (verified, from) => transact({ prisma }, (tx) => startSession(tx, verified, from)),
  };
}

/** Ends the session that the secret stands for; false where there is none. */
export function endSession({ prisma }: Database, secret: string): Promise<boolean> {
  return transact({ prisma }, async (tx) => {
    const idHash = hashSecret(secret);
    const [ended] = await tx.$queryRaw<{ id: number; name: string; role: Role }[]>`
      delete from session s using user_account u where s.id_hash = ${idHash} and u.id = s.user_id
      returning u.id, u.name, u.role`;
    if (ended === undefined) return false;
    await recordAudit(tx, { actor: { kind: 'user', ...ended }, action: 'session.ended', target: `user:${ended.id}` });
    announceEnding(sessionEnding(idHash));
    return true;
  });
}

async function startSession(tx: Transaction, verified: VerifiedAccount, from: From): Promise<StartedSession | null> {
  const { id: userId, passwordHash } = verified;
  // Whoever changes the password or disables the account updates this row before ending the sessions.
  const [unchanged] = await tx.$queryRaw<{ id: number }[]>`
    select id from user_account where id = ${userId} and password_hash = ${passwordHash} and disabled_at is null
    for update`;
  if (unchanged === undefined) return null;
  await tx.signInAttempts.deleteMany({ where: { key: guessKey('account', from.name) } });
  // Not forgotten: an account of one's own must not buy guesses at others.
  await tx.signInAttempts.updateMany({
    where: { key: guessKey('address', from.address) },
    data: { count: { decrement: 1 } },
  });
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

async function countAttempts(tx: Transaction, { name, address }: From): Promise<{ isLast: boolean }> {
  const account = await countGuess(tx, 'account', name);
  const ofAddress = await countGuess(tx, 'address', address);
  return { isLast: account.isLast || ofAddress.isLast };
}
